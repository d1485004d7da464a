using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Features.Identity.Provider;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>Keys with which customers' programs call us: made, shown once, hashed, scoped, rotated, revoked.</summary>
internal static class ApiKeysFeature
{
    private const string KeyOrLogIn = "key-or-log-in";

    public static IServiceCollection AddApiKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ApiKeyOptions>(configuration, "ApiKeys");
        services.DescribeWebhook(
            WebhookEvents.ApiKeyRevoked,
            "An API key was revoked, or replaced by a rotation. Not sent when one ends at the time that it was made with.",
            new ApiKeyEventResponse(
                Examples.Id, ApiKeyResponses.Example.Name, ApiKeyResponses.Example.Prefix, ApiKeyEnd.Revoked, Examples.Time));
        services.AddSingleton<KnownApiKeys>();
        services.AddSingleton<WrongKeys>();
        services.AddScoped<ApiKeyRotation>();
        services.AddScoped<ApiKeyShelf>();
        services.AddScoped<IPersonalData, ApiKeyPersonalData>();

        // The bearer itself tells which of the three it is.
        services.AddAuthentication(KeyOrLogIn)
            .AddPolicyScheme(KeyOrLogIn, displayName: null, policy => policy.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.Claims(context.Request) ? ApiKeyAuthentication.Scheme
                : ProviderTokens.Claims(context.Request) ? ProviderTokens.Scheme
                : IdentityConstants.BearerScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, configureOptions: null);
        return services;
    }

    public static void MapApiKeys(this RouteGroupBuilder api)
    {
        var group = api.MapGroup(string.Empty).WithTags("keys");
        CreateApiKey.Map(group);
        ListApiKeys.Map(group);
        RotateApiKey.Map(group);
        RevokeApiKey.Map(group);
    }
}
