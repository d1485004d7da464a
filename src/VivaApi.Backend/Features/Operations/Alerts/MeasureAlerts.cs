using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>Holds what is measured against the rules, from one copy of the service at a time.</summary>
internal sealed class MeasureAlerts(AppDbContext db, AlertMeasures measures, AlertFollowing following, WorkerLeases leases) : IWorker
{
    /// <summary>They concern the whole, not one customer or job.</summary>
    public const string All = "all";

    private const int LeaseSeconds = 120;

    public static string Name => "measure-alerts";

    public static TimeSpan Pause(IServiceProvider services) =>
        TimeSpan.FromSeconds(services.GetRequiredService<IOptions<AlertOptions>>().Value.MeasureSeconds);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(Name, LeaseSeconds, cancellationToken) is not { } lease)
        {
            return 0;
        }

        try
        {
            await MeasureAsync(cancellationToken);
        }
        finally
        {
            await leases.EndAsync(Name, lease, CancellationToken.None);
        }

        return 0;
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var rules = await db.AlertRules.AsNoTracking().Where(rule => rule.Enabled).ToListAsync(cancellationToken);
        var codes = rules.Select(rule => rule.Code).ToList();
        var open = await db.Alerts.Where(alert => alert.RecoveredAt == null && alert.Key == All && codes.Contains(alert.Kind))
            .Select(alert => alert.Kind).ToListAsync(cancellationToken);
        foreach (var rule in rules)
        {
            if (await measures.OfAsync(rule.Code, cancellationToken) is { } value)
            {
                await following.FollowAsync(rule, All, value, open.Contains(rule.Code), cancellationToken);
            }
        }
    }
}
