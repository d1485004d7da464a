using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Operations.Audit;
using VivaApi.Backend.Features.Operations.Customers;
using VivaApi.Backend.Features.Operations.DedicatedKeys;
using VivaApi.Backend.Features.Operations.Exports;
using VivaApi.Backend.Features.Operations.LowCredit;
using VivaApi.Backend.Features.Operations.Margin;
using VivaApi.Backend.Features.Operations.MasterKeys;
using VivaApi.Backend.Features.Operations.Metrics;
using VivaApi.Backend.Features.Operations.Overview;
using VivaApi.Backend.Features.Operations.Refills;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Privacy;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations;

/// <summary>What operators see and do.</summary>
internal static class OperationsFeature
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAlerts(configuration);
        services.AddAlertRules(configuration);
        services.AddSettlements(configuration);
        services.AddCustomerDesk().AddScoped<QuotaOverview>().AddScoped<MarginReport>().AddSingleton<CsvExport>();
        services.AddRefills(configuration);
        services.AddScoped<IPersonalData, OperationsPersonalData>();
        services.AddSingleton<MetricGauges>();
        services.AddWorker<SampleMetrics>(configuration);
        return services;
    }

    public static void MapOperations(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/admin").WithTags("admin").RequireAuthorization(Identity.Roles.Operator);
        GetUpstream.Map(group);
        AddMasterKey.Map(group);
        ListMasterKeys.Map(group);
        ChangeMasterKey.Map(group);
        RemoveMasterKey.Map(group);
        GetDedicatedKey.Map(group);
        ChangeDedicatedKey.Map(group);
        ListAuditEntries.Map(group);
        group.MapCustomers();
        GetQuotaOverview.Map(group);
        ListHighUsage.Map(group);
        GetMargin.Map(group);
        ExportCsv.Map(group);
        group.MapAlerts();
        group.MapSettlements();
        group.MapRefills();

        var mine = api.MapGroup(string.Empty).WithTags("quota");
        GetLowCreditAlert.Map(mine);
        SetLowCreditAlert.Map(mine);
    }
}
