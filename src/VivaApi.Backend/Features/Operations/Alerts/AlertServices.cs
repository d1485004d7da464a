using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Operations.LowCredit;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>The part of operations that measures, raises and tells.</summary>
internal static class AlertServices
{
    public static void AddAlertRules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<LowCreditOptions>(configuration, "LowCredit");
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsCheck>();
        services.AddScoped<UpstreamBalances>();
        services.AddScoped<AlertMeasures>();
        services.AddScoped<SettlementWatch>();
        services.AddScoped<CustomerDigest>();
        services.AddScoped<AlertFollowing>();
        services.AddScoped<LowCreditNotices>();
        services.AddScoped<ICustomerLetter, LowCreditLetter>();
        services.AddScoped<AlertOutbox>();
        services.AddScoped<AlertDispatch>();
        services.AddScoped<AlertRuleDesk>();
        services.AddWorker<WatchUpstreamBalance>(configuration);
        services.AddWorker<MeasureAlerts>(configuration);
        services.AddWorker<WatchCustomers>(configuration);
        services.AddWorker<SendAlerts>(configuration);
    }

    public static void MapAlerts(this IEndpointRouteBuilder admin)
    {
        ListAlerts.Map(admin);
        AcknowledgeAlert.Map(admin);
        CloseAlert.Map(admin);
        ListAlertRules.Map(admin);
        ChangeAlertRule.Map(admin);
    }
}
