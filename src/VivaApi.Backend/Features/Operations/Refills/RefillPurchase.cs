using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>Redeems one code, once, and finds out afterwards where the answer was lost. No call is made in a transaction.</summary>
internal sealed class RefillPurchase(
    AppDbContext db,
    RefillBook book,
    RefillCodes codes,
    VivaTopUp topUp,
    VivaAccount account,
    UpstreamBalances balances,
    IOptions<VivaOptions> relay,
    IOptions<RefillOptions> options,
    TimeProvider time)
{
    // The relay tells seconds by its own clock.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How far the units of a top-up may be from what its code is said to bring, in per cent: prices of a credit are rounded.
    /// </summary>
    private const int TolerancePercent = 2;

    /// <returns>False when nothing was begun: another is open, or no code fits.</returns>
    public async Task<bool> BuyAsync(
        RefillNeed need, long balance, (long Least, long Most) bounds, Guid? request, CancellationToken cancellationToken)
    {
        if (await book.BeginAsync(need, balance, bounds, request, cancellationToken) is not { } begun)
        {
            return false;
        }

        KillPoint.Pass("refill: begun");

        // What was begun is told to its end: neither the call nor its booking is broken off when the process stops.
        if (codes.Open(begun.Code) is not { } text)
        {
            await FailAsync(begun.Id, begun.Code, "it cannot be decrypted", () => codes.RefuseAsync(begun.Id, CancellationToken.None));
            return true;
        }

        var outcome = await topUp.RedeemAsync(text, CancellationToken.None);
        KillPoint.Pass("refill: redeemed");
        await BookAsync(begun.Id, begun.Code, outcome);
        return true;
    }

    /// <summary>A purchase whose process vanished: it may have been sent.</summary>
    public Task AbandonedAsync(Refill refill, CancellationToken cancellationToken) =>
        book.DoubtAsync(refill.Id, "the service stopped while it was being made", cancellationToken);

    /// <summary>
    /// Looks in VivaAPI's log for a top-up of which nobody knows, and decides when the log has had its time. A top-up of another amount may
    /// be this one with a code that brings something else than is said: that is an operator's to decide.
    /// </summary>
    public async Task LookAsync(Refill refill, CancellationToken cancellationToken)
    {
        var until = refill.CreatedAt.AddMinutes(options.Value.UnknownMinutes);
        var seen = await account.TopUpsAsync(
            VivaAccess.Of(relay.Value), refill.CreatedAt - ClockSlack, until + ClockSlack, cancellationToken);
        if (seen is not VivaRecords<VivaCharge>.Whole whole)
        {
            return;
        }

        var fits = whole.Entries.Where(entry => Fits(entry.Quota, refill.Credits ?? 0)).ToList();
        if (fits is [var only])
        {
            await EndAsync(refill.Id, RefillState.Done, new(
                "Found in VivaAPI's log.", Credits: only.Quota > 0 ? balances.NearestCreditsOf(only.Quota) : null), cancellationToken);
        }
        else if (whole.Entries.Count == 0 && time.GetUtcNow() >= until)
        {
            await EndAsync(
                refill.Id, RefillState.Failed, new("VivaAPI's log has no such top-up; the code is not used again."), cancellationToken);
        }
    }

    // Old hosts tell the amount in words alone: then a top-up at that time is all there is to go by.
    private bool Fits(long units, long credits) =>
        units == 0 || Math.Abs(balances.NearestCreditsOf(units) - credits) * 100 <= credits * TolerancePercent;

    private async Task BookAsync(Guid id, RefillCode code, VivaTopUpOutcome outcome)
    {
        switch (outcome)
        {
            case VivaTopUpOutcome.Applied(var units):
                await EndAsync(
                    id, RefillState.Done, new("VivaAPI took the code.", Credits: balances.NearestCreditsOf(units)), CancellationToken.None);
                break;
            case VivaTopUpOutcome.CodeRefused(var reason):
                await FailAsync(id, code, $"VivaAPI refused it: {reason}", () => codes.RefuseAsync(id, CancellationToken.None));
                break;
            case VivaTopUpOutcome.NotDone(var reason):
                await FailAsync(id, code, $"it was not redeemed: {reason}", () => codes.FreeAsync(id, CancellationToken.None));
                break;
            case VivaTopUpOutcome.Unknown(var reason):
                await book.DoubtAsync(id, reason, CancellationToken.None);
                break;
        }
    }

    /// <summary>Certainly nothing was bought: that is told, and says what becomes of the code.</summary>
    private Task FailAsync(Guid id, RefillCode code, string reason, Func<Task> withCode) => EndAsync(
        id,
        RefillState.Failed,
        new($"The code …{code.Hint} bought nothing: {reason}"),
        CancellationToken.None,
        async () =>
        {
            await withCode();
            await book.TellFailedAsync(code, reason, CancellationToken.None);
        });

    private async Task EndAsync(
        Guid id, RefillState to, RefillEnd end, CancellationToken cancellationToken, Func<Task>? withIt = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await book.EndAsync(id, [RefillState.Buying, RefillState.Unknown], to, end, cancellationToken) && withIt is not null)
        {
            await withIt();
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
