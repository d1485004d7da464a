using System.Globalization;
using Microsoft.Extensions.Options;
using Quartz;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Scheduling;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>The part of operations that closes days.</summary>
internal static class SettlementServices
{
    public static void AddSettlements(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SettlementOptions>(configuration, "Settlement");
        services.AddScoped<UpstreamLog>();
        services.AddScoped<LooseBillMatch>();
        services.AddScoped<LeakReport>();
        services.AddScoped<JobBills>();
        services.AddScoped<SettlementDesk>();
        services.AddWorker<RetrySettlements>(configuration);
        services.AddSchedule(configuration, tasks => tasks.ScheduleJob<CloseSettlements>(
            (provider, trigger) => trigger.WithIdentity(CloseSettlements.Name)
                .WithCronSchedule(CronOf(provider), cron => cron.InTimeZone(TimeZoneInfo.Utc)),
            (_, job) => job.WithIdentity(CloseSettlements.Name).RequestRecovery(true)));
    }

    public static void MapSettlements(this IEndpointRouteBuilder admin)
    {
        ListSettlements.Map(admin);
        GetSettlement.Map(admin);
        CorrectSettlement.Map(admin);
    }

    // In UTC, so that it does not depend on the zones that a machine knows; Beijing has no summer time.
    private static string CronOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<SettlementOptions>>().Value;
        return string.Create(CultureInfo.InvariantCulture, $"0 {options.Minute} {BeijingDay.HourInUtc(options.Hour)} * * ?");
    }
}
