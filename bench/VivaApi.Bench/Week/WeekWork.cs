using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Operations.Refills;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Bench.Week;

/// <summary>The workers of both copies, by hand.</summary>
internal sealed class WeekWork(WeekWorld world, FakeTimeProvider clock, WeekNeeds needs)
{
    private readonly List<DateTimeOffset> looks = [];

    /// <summary>When customers' use was looked at.</summary>
    public IReadOnlyList<DateTimeOffset> Looks => looks;

    /// <summary>Both copies do at once what their workers would have done in the step.</summary>
    public async Task OnceAsync(CancellationToken cancellationToken)
    {
        await MakeDueAsync(cancellationToken);
        await BothAsync<SubmitGenerations>(cancellationToken);
        clock.Advance(TimeSpan.FromSeconds(30));
        await MakeDueAsync(cancellationToken);
        await BothAsync<PollGenerations>(cancellationToken);
        await BothAsync<ResolveDoubtfulGenerations>(cancellationToken);
        await BothAsync<DecideNotifications>(cancellationToken);
        await BothAsync<MakeRefunds>(cancellationToken);
        await BothAsync<ReconcileBills>(cancellationToken);
        await BothAsync<DeliverWebhooks>(cancellationToken);
        await BothAsync<RetrySettlements>(cancellationToken);
        needs.Look();
        await BothAsync<WatchUpstreamBalance>(cancellationToken);
        looks.Add(clock.GetUtcNow());
        await BothAsync<WatchCustomers>(cancellationToken);
        await BothAsync<MeasureAlerts>(cancellationToken);
        await needs.JudgeAsync(cancellationToken);
        await BothAsync<RefillUpstream>(cancellationToken);
        await BothAsync<SendAlerts>(cancellationToken);
    }

    private async Task BothAsync<TWorker>(CancellationToken cancellationToken)
        where TWorker : class, IWorker
    {
        const int enough = 40;
        for (var round = 0; round < enough; round++)
        {
            var worked = await Task.WhenAll(world.Copies.Select(copy => copy.RunAsync<TWorker>(cancellationToken)));
            if (worked.Sum() == 0)
            {
                return;
            }
        }
    }

    // Appointments are by the database's clock, which nobody moves.
    private Task MakeDueAsync(CancellationToken cancellationToken) => world.RunAsync(
        """
        update generations set next_attempt_at = now() - interval '1 second'
         where id in (select id from generations where finished_at is null or watch_until is not null order by id for update);
        update upstream_circuits set opened_at = opened_at - interval '1 hour', probe_at = now() - interval '1 second'
         where opened_at is not null and scope <> 'funds';
        update master_keys set rested_at = rested_at - interval '1 hour', resting_until = now() - interval '1 second'
         where rested_at is not null;
        update refunds set next_attempt_at = now() - interval '1 second' where state in ('found', 'pending');
        update orders set refund_asked_at = null where refund_asked_at is not null;
        update alert_messages set next_attempt_at = now() - interval '1 second' where state = 'pending';
        """,
        cancellationToken);
}
