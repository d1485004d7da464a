using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Section <c>Auth</c>.</summary>
internal sealed class AuthOptions : IValidatableObject
{
    public const int MaxProviderTokenHours = 720;

    /// <summary>
    /// Address of an OpenID Connect provider whose access tokens (JWT) are taken beside the built-in log-ins: the issuer, where
    /// <c>/.well-known/openid-configuration</c> is found. https, or http on this machine. Default none.
    /// </summary>
    public string Authority { get; init; } = string.Empty;

    /// <summary>
    /// What its tokens must be meant for (<c>aud</c>): this API, as the provider knows it. Required with <c>Authority</c>.
    /// </summary>
    public string Audience { get; init; } = string.Empty;

    /// <summary>The claim of its tokens that holds roles: one text or several. Default <c>roles</c>.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Values of that claim that make an operator, separated by commas. Default none: nobody of the provider's is one.</summary>
    public string OperatorRoles { get; init; } = string.Empty;

    /// <summary>
    /// Hours for which a token of the provider is taken at most, from when it was made (<c>iat</c>) and whatever end it names. Default 24.
    /// </summary>
    [Range(1, MaxProviderTokenHours)]
    public int ProviderTokenHours { get; init; } = 24;

    /// <summary>
    /// Seconds between two looks for keys of the provider's that tokens name and nobody knows. Default 30: so long may tokens of a key that
    /// is changed a second time have to wait.
    /// </summary>
    [Range(1, 3_600)]
    public int ProviderKeyPauseSeconds { get; init; } = 30;

    /// <summary>Minutes for which an access token is good. Default 60.</summary>
    [Range(1, 1_440)]
    public int AccessTokenMinutes { get; init; } = 60;

    /// <summary>Days for which a refresh token is good, and a log-in that nobody uses. Default 14.</summary>
    [Range(1, 90)]
    public int RefreshTokenDays { get; init; } = 14;

    /// <summary>
    /// Seconds after a refresh in which the token before it is still taken: for an answer that got lost, and for two tabs that refresh at
    /// once. Default 60. Later, an old token ends the log-in: somebody may have copied it.
    /// </summary>
    [Range(0, 300)]
    public int RefreshGraceSeconds { get; init; } = 60;

    /// <summary>
    /// Milliseconds for which a log-in that was looked up is believed to go on. Default 500; below a second, because a log-in that was
    /// ended works for no longer than this at the other copies of the service. 0 asks the database for every request.
    /// </summary>
    [Range(0, 900)]
    public int BelieveMilliseconds { get; init; } = 500;

    /// <summary>Log-ins of one user that go on at a time; one more ends the one not used for longest. Default 100.</summary>
    [Range(1, 10_000)]
    public int MaxLogIns { get; init; } = 100;

    /// <summary>Fewest characters of a password. Default 10; length counts for more than kinds of characters.</summary>
    [Range(8, 64)]
    public int MinPasswordLength { get; init; } = 10;

    /// <summary>
    /// Wrong passwords for one account from one address (IPv6: one /64) within <see cref="LockMinutes"/>, after which that address has to
    /// wait. Default 10.
    /// </summary>
    [Range(3, 100)]
    public int MaxFailedLogIns { get; init; } = 10;

    /// <summary>
    /// Wrong passwords from one address for whatever accounts in that time. Default 200. Behind a proxy, set <c>Http__TrustedProxies</c>,
    /// or all callers count as one address.
    /// </summary>
    [Range(3, 1_000_000)]
    public int MaxFailedLogInsOfAddress { get; init; } = 200;

    /// <summary>
    /// Wrong passwords for one account in that time from all addresses from which nobody has logged in to it of late. Default 50. Whoever
    /// guesses from many addresses makes strange addresses wait, not those that the account is used from.
    /// </summary>
    [Range(3, 1_000_000)]
    public int MaxFailedLogInsOfAccount { get; init; } = 50;

    /// <summary>Minutes in which wrong passwords are counted, and so the longest that anybody has to wait. Default 15.</summary>
    [Range(1, 1_440)]
    public int LockMinutes { get; init; } = 15;

    /// <summary>Whether operators can do anything only after a log-in with a second factor. Default true; the sandbox sets false.</summary>
    public bool OperatorsNeedSecondFactor { get; init; } = true;

    /// <summary>The name under which authenticator apps show the log-in. Default VivaApi.</summary>
    [RegularExpression("^[A-Za-z0-9 ._-]{1,64}$")]
    public string SecondFactorIssuer { get; init; } = "VivaApi";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority.Length == 0)
        {
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return new ValidationResult("must be an https address.", [nameof(Authority)]);
        }

        if (Audience.Length == 0)
        {
            yield return new ValidationResult(
                "is needed with Auth__Authority: without it, tokens for other services would be taken.", [nameof(Audience)]);
        }

        if (RoleClaim.Length == 0)
        {
            yield return new ValidationResult("must name a claim.", [nameof(RoleClaim)]);
        }
    }
}
