namespace VivaApi.Backend.Integrations.Viva.Account;

/// <summary>What opens an account's own routes, which a key does not: its access token, a secret, and its number.</summary>
internal sealed record VivaAccess(string AccessToken, string UserId)
{
    /// <summary>The access of <c>Viva__AccessToken</c> and <c>Viva__UserId</c>; null where they are not set.</summary>
    public static VivaAccess? Of(VivaOptions options) =>
        options.AccessToken.Length == 0 ? null : new VivaAccess(options.AccessToken, options.UserId);
}
