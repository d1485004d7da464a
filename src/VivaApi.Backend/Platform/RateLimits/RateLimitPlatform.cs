using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.RateLimits;

internal static class RateLimitPlatform
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<RateLimitOptions>(configuration, "RateLimits");
        services.AddSingleton<RequestCounters>();
        return services;
    }
}
