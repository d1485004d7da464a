using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>
/// Keeps VivaAPI's account filled: looks how things stand, pauses sales that could not be paid for, and asks for or makes a purchase when
/// one is needed. One copy at a time; that one refill is open at a time is the database's word.
/// </summary>
internal sealed class RefillUpstream(
    AppDbContext db,
    UpstreamBalances balances,
    QuotaChanges quotas,
    UpstreamCircuits circuits,
    RefillBook book,
    RefillPurchase purchase,
    RefillGuards guards,
    AlertBook alerts,
    WorkerLeases leases,
    IOptions<RefillOptions> options) : IWorker
{
    /// <summary>A purchase is needed and the daily cap forbids it.</summary>
    public const string CappedAlert = "refill_capped";

    // Longer than a top-up call may take.
    private const int LeaseSeconds = 300;

    /// <summary>For how long sales stay paused when nobody looks again.</summary>
    private const int PauseSeconds = 60;

    public static string Name => "refill-upstream";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(20);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(Name, LeaseSeconds, cancellationToken) is not { } lease)
        {
            return 0;
        }

        try
        {
            await RoundAsync(cancellationToken);
        }
        finally
        {
            await leases.EndAsync(Name, lease, CancellationToken.None);
        }

        return 0;
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        var open = await db.Refills.SingleOrDefaultAsync(
            refill => refill.State == RefillState.Requested || refill.State == RefillState.Buying || refill.State == RefillState.Unknown,
            cancellationToken);
        if (open is { State: RefillState.Buying })
        {
            // Whoever makes a purchase holds the lease until it is booked: this one was left behind.
            await purchase.AbandonedAsync(open, cancellationToken);
        }
        else if (open is { State: RefillState.Unknown })
        {
            await purchase.LookAsync(open, cancellationToken);
        }

        if (await StandingAsync(cancellationToken) is { } standing)
        {
            await PauseOrSellAsync(standing, cancellationToken);
            if (options.Value.Mode != RefillMode.Off)
            {
                await KeepFilledAsync(standing, open, cancellationToken);
            }
        }
    }

    private async Task<UpstreamStanding?> StandingAsync(CancellationToken cancellationToken)
    {
        if (await balances.FreshAsync(cancellationToken) is not { } balance)
        {
            return null;
        }

        var total = await quotas.TotalAsync(cancellationToken);
        return new UpstreamStanding(
            balance.Credits,
            await balances.WaitingCreditsAsync(balance, cancellationToken),
            await balances.BurnPerHourAsync(cancellationToken),
            total.Quota - total.Used);
    }

    private Task PauseOrSellAsync(UpstreamStanding standing, CancellationToken cancellationToken) => standing.Free < 0
        ? circuits.PauseForFundsAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"VivaAPI's accounts hold {standing.Balance} credits, and the jobs that wait will take {standing.Waiting}."),
            PauseSeconds,
            cancellationToken)
        : circuits.FundsAreThereAsync(cancellationToken);

    private async Task KeepFilledAsync(UpstreamStanding standing, Refill? open, CancellationToken cancellationToken)
    {
        var need = RefillNeed.Of(standing, options.Value);
        var request = open is { State: RefillState.Requested } ? open.Id : (Guid?)null;
        if (need is null)
        {
            if (RefillNeed.IsOver(standing, options.Value))
            {
                await CalmAsync(request, cancellationToken);
            }

            return;
        }

        // Nothing is bought beside a purchase; a request is one that a code may take the place of.
        if ((open is not null && request is null) || await guards.IsCoolingDownAsync(cancellationToken))
        {
            return;
        }

        if (options.Value.Mode == RefillMode.Automatic)
        {
            await BuyAsync(need, standing.Balance, request, cancellationToken);
        }
        else if (request is null)
        {
            await AskAsync(need, standing.Balance, cancellationToken);
        }
    }

    private async Task CalmAsync(Guid? request, CancellationToken cancellationToken)
    {
        if (request is { } id)
        {
            await book.EndAsync(
                id, [RefillState.Requested], RefillState.Cancelled, new("It is not needed any more."), cancellationToken);
        }

        await alerts.RecoverAsync(CappedAlert, "viva", cancellationToken);
        await book.RecoverFailedAsync(cancellationToken);
    }

    private async Task BuyAsync(RefillNeed need, long balance, Guid? request, CancellationToken cancellationToken)
    {
        if (await guards.IsInTroubleAsync(cancellationToken))
        {
            return;
        }

        var room = await guards.RoomTodayAsync(cancellationToken);
        if (room < options.Value.MinimumCredits)
        {
            await guards.ReportCapAsync(need, cancellationToken);
            return;
        }

        await alerts.RecoverAsync(CappedAlert, "viva", cancellationToken);
        if (!await purchase.BuyAsync(need, balance, (options.Value.MinimumCredits, room), request, cancellationToken)
            && request is null)
        {
            // No code fits: somebody has to buy some, or top up by hand.
            await AskAsync(need, balance, cancellationToken);
        }
    }

    private async Task AskAsync(RefillNeed need, long balance, CancellationToken cancellationToken)
    {
        if (!await guards.WasTurnedDownAsync(cancellationToken))
        {
            await book.RequestAsync(need, balance, cancellationToken);
        }
    }
}
