using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.Access;

/// <summary>Who may call what, and from which address a request really comes.</summary>
internal static class AccessPlatform
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ProxyOptions>(configuration, "Http");
        services.AddSettings<AccessOptions>(configuration, "Access");
        services.AddSingleton<BarredCallers>();
        services.AddSingleton<StayingCallers>();
        services.AddAuthorizationBuilder().SetDefaultPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new KeyRequirement()).Build());
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Trust);
        return services;
    }

    // Anybody may send the header, so it is believed only from the proxies that the operator names. The framework takes
    // an empty list for "from everybody": without a proxy, nothing is forwarded at all.
    private static void Trust(ForwardedHeadersOptions forwarded, IOptions<ProxyOptions> options)
    {
        var proxies = options.Value.Networks();
        forwarded.ForwardedHeaders = proxies.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            forwarded.KnownIPNetworks.Add(proxy);
        }
    }
}
