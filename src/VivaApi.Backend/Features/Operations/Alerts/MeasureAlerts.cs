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
        var codes = await db.AlertRules.Where(rule => rule.Enabled).Select(rule => rule.Code).ToListAsync(cancellationToken);
        foreach (var code in codes)
        {
            if (await measures.OfAsync(code, cancellationToken) is { } value)
            {
                await JudgeAsync(code, value, cancellationToken);
            }
        }
    }

    /// <summary>By the rule as it is now, not as it was when the round began: an operator may have switched it off since.</summary>
    private async Task JudgeAsync(string code, decimal value, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.AlertRules.HoldAsync([code], cancellationToken) is not [var rule])
        {
            return;
        }

        var isOpen = await db.Alerts.AnyAsync(
            alert => alert.RecoveredAt == null && alert.Kind == code && alert.Key == All, cancellationToken);
        await following.FollowAsync(rule, All, value, isOpen, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
