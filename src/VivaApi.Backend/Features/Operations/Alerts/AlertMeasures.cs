using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>The values that rules are held against. Each is read from a handful of rows or from an index of just those it needs.</summary>
internal sealed class AlertMeasures(
    AppDbContext db, QuotaChanges quotas, UpstreamBalances balances, SettlementWatch settlements, TimeProvider time)
{
    private const int FewestJobs = 10;

    /// <summary>An account that has never answered counts as one that has been silent for a day.</summary>
    private const decimal NeverKnownMinutes = 1_440;

    private static readonly TimeSpan FailureSpan = TimeSpan.FromMinutes(15);

    // The customer's own doing, or the provider's rules about what was asked.
    private static readonly GenerationCause[] NotOurs =
    [
        GenerationCause.Cancelled, GenerationCause.RequestRefused, GenerationCause.ContentRefused, GenerationCause.ContentFiltered,
    ];

    /// <returns>Null when it is not known, or the rule is about customers one by one.</returns>
    public Task<decimal?> OfAsync(string rule, CancellationToken cancellationToken) => rule switch
    {
        FirstAlertRules.TotalUsed => TotalUsedAsync(cancellationToken),
        FirstAlertRules.UpstreamBalanceLow => BalanceAsync(cancellationToken),
        FirstAlertRules.UpstreamBalanceUnknown => BalanceAgeAsync(cancellationToken),
        FirstAlertRules.ReserveLow => ReserveAsync(cancellationToken),
        FirstAlertRules.ReconciliationFindings => FindingsAsync(cancellationToken),
        FirstAlertRules.JobsInDoubtOld => OldestDoubtAsync(cancellationToken),
        FirstAlertRules.KeysFailing => FailingKeysAsync(cancellationToken),
        FirstAlertRules.FailedJobsRate => FailedShareAsync(cancellationToken),
        FirstAlertRules.SettlementLate => settlements.HoursLateAsync(cancellationToken),
        FirstAlertRules.SettlementLeak => settlements.LeakedFenAsync(cancellationToken),
        _ => Task.FromResult<decimal?>(null),
    };

    private async Task<decimal?> TotalUsedAsync(CancellationToken cancellationToken)
    {
        var total = await quotas.TotalAsync(cancellationToken);
        return total.Quota == 0 ? 0 : (decimal)total.Used / total.Quota;
    }

    private async Task<decimal?> BalanceAsync(CancellationToken cancellationToken) =>
        (await balances.FreshAsync(cancellationToken))?.Credits;

    private async Task<decimal?> BalanceAgeAsync(CancellationToken cancellationToken)
    {
        if (!await balances.CanAskAsync(cancellationToken))
        {
            return null;
        }

        var last = await balances.LastAsync(cancellationToken) ?? await balances.AskAsync(cancellationToken);
        return last is null ? NeverKnownMinutes : (decimal)(time.GetUtcNow() - last.SeenAt).TotalMinutes;
    }

    private async Task<decimal?> ReserveAsync(CancellationToken cancellationToken)
    {
        if (await balances.FreshAsync(cancellationToken) is not { } balance)
        {
            return null;
        }

        var total = await quotas.TotalAsync(cancellationToken);
        var waiting = await balances.WaitingCreditsAsync(balance, cancellationToken);
        return total.Quota == total.Used ? 1 : Math.Max(0, (decimal)(balance.Credits - waiting) / (total.Quota - total.Used));
    }

    private async Task<decimal?> FindingsAsync(CancellationToken cancellationToken) =>
        await db.ReconciliationFindings.CountAsync(finding => finding.State == FindingState.Open, cancellationToken);

    private async Task<decimal?> OldestDoubtAsync(CancellationToken cancellationToken)
    {
        var since = await db.Generations.Where(job => job.State == GenerationState.InDoubt)
            .MinAsync(job => job.DoubtfulSince, cancellationToken);
        return since is { } moment ? (decimal)(time.GetUtcNow() - moment).TotalMinutes : 0;
    }

    private async Task<decimal?> FailingKeysAsync(CancellationToken cancellationToken) => await db.MasterKeys.CountAsync(
        key => key.State == MasterKeyState.Active && key.RestedAt != null && key.RestKind != VivaRefusal.RateLimited, cancellationToken);

    /// <returns>Null when too few jobs ended to tell.</returns>
    private async Task<decimal?> FailedShareAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - FailureSpan;
        var ended = await db.Generations
            .Where(job => job.FinishedAt >= since && job.EndCause != null && !NotOurs.Contains(job.EndCause.Value))
            .GroupBy(job => job.State == GenerationState.Succeeded)
            .Select(group => new { Succeeded = group.Key, Jobs = group.Count() })
            .ToListAsync(cancellationToken);
        var all = ended.Sum(group => group.Jobs);
        var failed = ended.Where(group => !group.Succeeded).Sum(group => group.Jobs);

        // A few jobs of which some failed say neither that all is well nor that it is not: nothing may end while nothing works.
        return (failed, all) switch
        {
            (_, 0) => null,
            (0, _) => 0,
            (_, < FewestJobs) => null,
            _ => (decimal)failed / all,
        };
    }
}
