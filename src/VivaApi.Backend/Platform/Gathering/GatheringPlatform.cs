using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.Gathering;

internal static class GatheringPlatform
{
    public static IServiceCollection AddGathering(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSettings<GatheringOptions>(configuration, "Gathering");
}
