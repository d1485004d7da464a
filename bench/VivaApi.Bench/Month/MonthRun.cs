using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Bench.Shop;

namespace VivaApi.Bench.Month;

/// <summary>Lives through the month: orders and what follows from them in the order of time, and each morning the bills.</summary>
internal sealed class MonthRun(ShopWorld world, FakeTimeProvider clock, MonthStories stories, MonthTally tally)
{
    /// <summary>Refunds follow their orders for three days; the last of them wants its bill too, and so does one missed at first.</summary>
    private const int MorningsAfter = 6;

    private const int MissedMorning = 17;

    public async Task RunAsync(IReadOnlyList<PlannedOrder> plan, CancellationToken cancellationToken)
    {
        foreach (var order in plan)
        {
            stories.Agenda.At(order.At, token => stories.PlayAsync(order, token));
        }

        for (var day = 1; day < MonthPlan.Days + MorningsAfter; day++)
        {
            var number = day;
            stories.Agenda.At(MonthPlan.Begin.AddDays(day).AddHours(10.25), token => MorningAsync(number, token));
        }

        await stories.Agenda.RunAsync(clock, cancellationToken);

        // What Alipay still has to say, it says within a day; then the service finishes what it was told.
        var said = world.Alipay.WhenNothingIsOwedAsync(cancellationToken);
        while (!said.IsCompleted)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        await said;
        await world.Service.RunAsync<DecideNotifications>(cancellationToken);
        await ReconcileAsync(cancellationToken);
    }

    private async Task MorningAsync(int day, CancellationToken cancellationToken)
    {
        // The whole service was down that morning, say.
        if (day == MissedMorning)
        {
            tally.Count("bill: a morning missed, caught up");
            return;
        }

        var (fault, branch) = (day % 9) switch
        {
            2 => ("bill-link-expired=1", "bill: its address had run out"),
            4 => ("bill-not-made=1", "bill: not made yet"),
            6 => ("bill-cut=1", "bill: cut off"),
            _ => (string.Empty, string.Empty),
        };
        world.Alipay.Faults.TrySet(fault);
        await ReconcileAsync(cancellationToken);
        if (branch.Length > 0)
        {
            tally.Count(branch);
            clock.Advance(TimeSpan.FromMinutes(6));
            await ReconcileAsync(cancellationToken);
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        while (await world.Service.RunAsync<ReconcileBills>(cancellationToken) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
