using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>The credits and the quota of a refund, moved together in the caller's transaction under the refund's reference.</summary>
internal sealed class RefundCredits(AppDbContext db, CreditLedger ledger, QuotaBook quotas)
{
    /// <summary>What the customer could give back: unspent, and covered by the quota that is left.</summary>
    public async Task<CreditAmount> UnspentAsync(Guid userId, CancellationToken cancellationToken)
    {
        var available = await db.AvailableCreditsOf(userId).SingleOrDefaultAsync(cancellationToken);
        var remaining = await RemainingAsync(userId, cancellationToken);
        return Least(available, remaining);
    }

    /// <summary>Takes all of them or, when some are spent, none.</summary>
    public async Task<bool> TryTakeAsync(Guid userId, Guid refundId, CreditAmount amount, CancellationToken cancellationToken)
    {
        if (amount == CreditAmount.Zero)
        {
            return true;
        }

        var reference = LedgerReference.OfRefund(refundId);
        var taken = await ledger.RevokeAsync(userId, amount, reference, cancellationToken);
        return taken.Outcome != LedgerOutcome.Insufficient && taken.AppliedOrThrow(reference)
            && await quotas.TryLowerAsync(userId, amount, cancellationToken);
    }

    /// <summary>Takes as many of them as are unspent: for money that is gone already.</summary>
    /// <exception cref="InvalidOperationException">Somebody reserved quota meanwhile; the whole step is to be repeated.</exception>
    public async Task<CreditAmount> TakeWhatIsThereAsync(
        Guid userId, Guid refundId, CreditAmount amount, CancellationToken cancellationToken)
    {
        var reference = LedgerReference.OfRefund(refundId);
        var wanted = Least(amount, await RemainingAsync(userId, cancellationToken));
        while (wanted > CreditAmount.Zero)
        {
            var taken = await ledger.RevokeAsync(userId, wanted, reference, cancellationToken);
            if (taken.Outcome == LedgerOutcome.Insufficient)
            {
                // The account is locked now, so what it holds is what the next try gets.
                wanted = taken.Available;
                continue;
            }

            return taken.AppliedOrThrow(reference) && await quotas.TryLowerAsync(userId, wanted, cancellationToken)
                ? wanted
                : throw new InvalidOperationException($"The quota of {userId} changed while {reference} was booked.");
        }

        return CreditAmount.Zero;
    }

    public async Task GiveBackAsync(Guid userId, Guid refundId, CreditAmount amount, CancellationToken cancellationToken)
    {
        if (amount == CreditAmount.Zero)
        {
            return;
        }

        var reference = LedgerReference.OfRefund(refundId);
        var restored = await ledger.RestoreAsync(userId, amount, reference, cancellationToken);
        if (restored.AppliedOrThrow(reference))
        {
            await quotas.RaiseAsync(userId, amount, withDedicatedKey: false, cancellationToken);
        }
    }

    private static CreditAmount Least(CreditAmount one, CreditAmount other) => one < other ? one : other;

    private Task<CreditAmount> RemainingAsync(Guid userId, CancellationToken cancellationToken) =>
        quotas.RefundableAsync(userId, cancellationToken);
}
