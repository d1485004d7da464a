using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using VivaApi.Backend.Features.Identity.SecondFactor;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.Provider;

/// <summary>
/// Access tokens of an OpenID Connect provider, where one is set. The framework checks signature, issuer, audience and time; here the
/// token becomes a customer of ours.
/// </summary>
internal static class ProviderTokens
{
    public const string Scheme = "provider";

    private const string Bearer = "Bearer ";
    private const string Subject = "sub";
    private const string IssuedAt = "iat";
    private const string Unreachable = "The provider's keys cannot be had.";
    private const string RetryAfterSeconds = "10";

    /// <summary>In the year 2286: beyond what a clock says, and far within what a time can be.</summary>
    private const long LastSecond = 9_999_999_999;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Signed by a key of the provider's own. With a shared secret, whoever may check a token could make one.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Whether the bearer is a signed JWT; ours are sealed and have no dots.</summary>
    public static bool Claims(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header.AsSpan().Count('.') == 2;
    }

    public static AuthenticationBuilder AddProvider(this AuthenticationBuilder authentication)
    {
        authentication.Services.AddSingleton<KnownProviderUsers>();
        authentication.Services.AddSingleton<ProviderKeys>();
        authentication.Services.AddOptions<JwtBearerOptions>(Scheme).Configure<IOptions<AuthOptions>, ProviderKeys>((jwt, auth, keys) =>
        {
            // Without a provider there is nobody whose keys could be looked up, and every such token is refused.
            jwt.ConfigurationManager = auth.Value.Authority.Length == 0 ? null : keys;
            jwt.Audience = auth.Value.Audience;
            jwt.MapInboundClaims = false;
            jwt.TokenValidationParameters.ValidateAudience = true;
            jwt.TokenValidationParameters.ValidateIssuer = true;
            jwt.TokenValidationParameters.RequireExpirationTime = true;
            jwt.TokenValidationParameters.RequireSignedTokens = true;
            jwt.TokenValidationParameters.ValidAlgorithms = Algorithms;
            jwt.TokenValidationParameters.ClockSkew = Skew;
            jwt.Events = new JwtBearerEvents
            {
                OnTokenValidated = OnTokenValidatedAsync,
                OnMessageReceived = OnMessageReceivedAsync,
                OnChallenge = OnChallengeAsync,
            };
        });
        return authentication.AddJwtBearer(Scheme, configureOptions: null!);
    }

    private static async Task OnTokenValidatedAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var issuer = context.SecurityToken.Issuer;
        if (context.Principal?.FindFirstValue(Subject) is not { Length: > 0 and <= ProviderUsers.MaxSubjectLength } subject
            || !long.TryParse(context.Principal.FindFirstValue(IssuedAt), out var seconds)
            || seconds is < 0 or > LastSecond)
        {
            context.Fail("The token does not say whose it is, or since when.");
            return;
        }

        var auth = services.GetRequiredService<IOptions<AuthOptions>>().Value;
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (issuedAt + TimeSpan.FromHours(auth.ProviderTokenHours) + Skew < services.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            context.Fail("The token was made longer ago than tokens are taken.");
            return;
        }

        var user = await services.GetRequiredService<KnownProviderUsers>().FindAsync(
            issuer, subject, issuedAt, services.GetRequiredService<AppDbContext>(), context.HttpContext.RequestAborted);
        if (user is null || issuedAt < user.TokensSince)
        {
            context.Fail("The token is from before the customer logged out, or deleted their account.");
            return;
        }

        context.Principal = PrincipalOf(user.Id, context.Principal, auth);
    }

    // Whether a token is good cannot be told while the provider's keys cannot be had: that is no reason to log in again.
    private static async Task OnMessageReceivedAsync(MessageReceivedContext context)
    {
        try
        {
            if (context.Options.ConfigurationManager is ProviderKeys keys)
            {
                await keys.HaveAsync(KeyIdOf(context.Request), context.HttpContext.RequestAborted);
            }
        }
        catch (IOException)
        {
            context.Fail(Unreachable);
        }
    }

    // What cannot be read names no key, and is refused when it is checked.
    private static string? KeyIdOf(HttpRequest request)
    {
        try
        {
            return new JsonWebToken(request.Headers.Authorization.ToString()[Bearer.Length..].Trim()).Kid;
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static Task OnChallengeAsync(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure?.Message == Unreachable)
        {
            context.HandleResponse();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return Task.CompletedTask;
    }

    // Nothing of the token but its roles, these only as the operator set, and whether it was got with a second factor: what else it
    // claims is the provider's word for its own.
    private static ClaimsPrincipal PrincipalOf(Guid userId, ClaimsPrincipal token, AuthOptions auth)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, userId.ToString()), new(SessionClaims.Provider, Scheme)];
        var operators = auth.OperatorRoles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (token.FindAll(auth.RoleClaim).Any(role => operators.Contains(role.Value, StringComparer.Ordinal)))
        {
            claims.Add(new Claim(ClaimTypes.Role, Roles.Operator));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
        return LogInProof.HasSecondFactor(token) ? LogInProof.WithSecondFactor(principal) : principal;
    }
}
