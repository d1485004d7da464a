using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>The part of payments that compares Alipay's daily bills with our books.</summary>
internal static class ReconciliationServices
{
    public static void AddReconciliation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ReconciliationOptions>(configuration, "Reconciliation");
        services.AddScoped<ReconciliationQueue>();
        services.AddScoped<BillBooksReader>();
        services.AddScoped<OurDay>();
        services.AddScoped<FindingBook>();
        services.AddScoped<BillEffects>();
        services.AddScoped<MissingInBill>();
        services.AddScoped<BillPassage>();
        services.AddScoped<DayReconciliation>();
        services.AddWorker<ReconcileBills>(configuration);
    }

    public static void MapReconciliation(this IEndpointRouteBuilder routes)
    {
        ListReconciliations.Map(routes);
        ListReconciliationDays.Map(routes);
        ResolveReconciliation.Map(routes);
    }
}
