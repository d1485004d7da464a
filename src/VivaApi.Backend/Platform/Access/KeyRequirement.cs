using Microsoft.AspNetCore.Authorization;

namespace VivaApi.Backend.Platform.Access;

/// <summary>A log-in opens all that is the customer's own; an API key only what says <see cref="KeyAccess"/>, by its scopes.</summary>
internal sealed class KeyRequirement : AuthorizationHandler<KeyRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, KeyRequirement requirement)
    {
        var isKey = context.User.HasClaim(claim => claim.Type == CallerClaims.KeyId);
        if (!isKey || Opens(context))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static bool Opens(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http
        && http.GetEndpoint()?.Metadata.GetMetadata<KeyAccess>() is { } access
        && access.Names.Any(scope => context.User.HasClaim(CallerClaims.KeyScope, scope));
}
