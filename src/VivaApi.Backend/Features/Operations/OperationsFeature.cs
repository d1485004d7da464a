using VivaApi.Backend.Features.Operations.Audit;
using VivaApi.Backend.Features.Operations.Customers;
using VivaApi.Backend.Features.Operations.DedicatedKeys;
using VivaApi.Backend.Features.Operations.Exports;
using VivaApi.Backend.Features.Operations.Margin;
using VivaApi.Backend.Features.Operations.MasterKeys;
using VivaApi.Backend.Features.Operations.Overview;

namespace VivaApi.Backend.Features.Operations;

/// <summary>What operators see and do.</summary>
internal static class OperationsFeature
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddCustomerDesk()
        .AddScoped<MarginReport>()
        .AddSingleton<CsvExport>();

    public static void MapOperations(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/admin").WithTags("admin").RequireAuthorization(Identity.Roles.Operator);
        GetUpstream.Map(group);
        AddMasterKey.Map(group);
        ListMasterKeys.Map(group);
        ChangeMasterKey.Map(group);
        RemoveMasterKey.Map(group);
        ChangeDedicatedKey.Map(group);
        ListAuditEntries.Map(group);
        group.MapCustomers();
        ListHighUsage.Map(group);
        GetMargin.Map(group);
        ExportCsv.Map(group);
    }
}
