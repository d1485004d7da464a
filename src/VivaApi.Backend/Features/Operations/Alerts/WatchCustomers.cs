using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Operations.LowCredit;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>
/// Looks at the customers whose quota or use has changed since the last round, and at nobody else: it costs what happens, not what there
/// is. What is found is raised in the transaction that takes the change.
/// </summary>
internal sealed class WatchCustomers(
    AppDbContext db,
    QuotaChanges changes,
    AlertFollowing following,
    LowCreditNotices notices,
    CustomerDigest digest,
    WorkerLeases leases) : IWorker
{
    private const int BatchSize = 500;
    private const int LeaseSeconds = 120;

    public static string Name => "watch-customers";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(5);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(Name, LeaseSeconds, cancellationToken) is not { } lease)
        {
            return 0;
        }

        try
        {
            return await LookAsync(cancellationToken);
        }
        finally
        {
            await leases.EndAsync(Name, lease, CancellationToken.None);
        }
    }

    private async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var customers = await changes.TakeAsync(BatchSize, cancellationToken);
        var here = await WithoutDeletedAsync(customers, cancellationToken);

        // Also for the digest: whoever ends a rule's alerts has changed the rule before.
        var rules = await db.AlertRules.HoldAsync(FirstAlertRules.OfCustomers, cancellationToken);
        if (here.Count > 0)
        {
            await FollowAsync(rules, here, cancellationToken);
            await notices.FollowAsync(here, cancellationToken);
        }

        await digest.TellAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return customers.Count;
    }

    /// <summary>A quota outlives its customer, and nobody is to be told of it.</summary>
    private async Task<List<QuotaStanding>> WithoutDeletedAsync(List<QuotaStanding> customers, CancellationToken cancellationToken)
    {
        var ids = customers.Select(customer => customer.UserId).ToList();
        var deleted = await db.Set<User>().Where(user => ids.Contains(user.Id) && user.DeletedAt != null).Select(user => user.Id)
            .ToListAsync(cancellationToken);
        return [.. customers.Where(customer => !deleted.Contains(customer.UserId))];
    }

    private async Task FollowAsync(
        IReadOnlyList<AlertRule> rules, List<QuotaStanding> customers, CancellationToken cancellationToken)
    {
        var keys = customers.Select(customer => customer.UserId.ToString()).ToList();
        foreach (var rule in rules)
        {
            var open = (await db.Alerts
                .Where(alert => alert.RecoveredAt == null && alert.Kind == rule.Code && keys.Contains(alert.Key))
                .Select(alert => alert.Key)
                .ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
            foreach (var customer in customers)
            {
                var key = customer.UserId.ToString();
                await following.FollowAsync(rule, key, customer.UsedRatio, open.Contains(key), cancellationToken);
            }
        }
    }
}
