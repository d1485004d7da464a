using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>The part of operations that keeps the account at VivaAPI filled.</summary>
internal static class RefillServices
{
    public static void AddRefills(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<RefillOptions>(configuration, "Refill");
        services.AddScoped<RefillCodes>();
        services.AddScoped<RefillBook>();
        services.AddScoped<RefillGuards>();
        services.AddScoped<RefillPurchase>();
        services.AddWorker<RefillUpstream>(configuration);
    }

    public static void MapRefills(this IEndpointRouteBuilder admin)
    {
        ListRefills.Map(admin);
        ResolveRefill.Map(admin);
        AddRefillCodes.Map(admin);
        ListRefillCodes.Map(admin);
    }
}
