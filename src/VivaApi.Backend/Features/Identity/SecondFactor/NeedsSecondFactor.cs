using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

/// <summary>How somebody proved who they are (RFC 8176), in the log-in's own claims.</summary>
internal static class LogInProof
{
    private const string ClaimType = "amr";
    private const string SecondFactor = "mfa";

    public static ClaimsPrincipal WithSecondFactor(ClaimsPrincipal principal)
    {
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(ClaimType, SecondFactor));
        return principal;
    }

    public static bool HasSecondFactor(ClaimsPrincipal principal) => principal.HasClaim(ClaimType, SecondFactor);
}

/// <summary>What operators may do wants a log-in with a second factor, where the settings say so.</summary>
internal sealed class NeedsSecondFactor : IAuthorizationRequirement;

internal sealed class SecondFactorRule(IOptions<AuthOptions> options) : AuthorizationHandler<NeedsSecondFactor>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsSecondFactor requirement)
    {
        if (!options.Value.OperatorsNeedSecondFactor || LogInProof.HasSecondFactor(context.User))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Says what is missing to who may do it but for the second factor.</summary>
internal sealed class SecondFactorAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var missing = authorizeResult is { Forbidden: true, AuthorizationFailure: { } failure }
            ? failure.FailedRequirements.ToList()
            : [];
        return missing is [NeedsSecondFactor]
            ? SecondFactorProblems.NeededForThis.Because(WayTo(context.User)).ExecuteAsync(context)
            : usual.HandleAsync(next, context, policy, authorizeResult);
    }

    private static string WayTo(ClaimsPrincipal caller) => caller.HasClaim(claim => claim.Type == SessionClaims.Provider)
        ? "It is the provider's: log in there with one. Its token then has 'mfa' in 'amr'."
        : "Set one up (POST /me/second-factor), then log in with its code.";
}
