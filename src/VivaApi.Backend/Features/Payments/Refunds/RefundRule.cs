using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>
/// How much of an order can go back, and which credits belong to an amount. Credits follow the money in proportion, counted over all
/// refunds of the order together and rounded down: the customer keeps a fraction of a credit until the whole order is refunded, and the
/// parts of a whole refund add up to all of its credits.
/// </summary>
internal static class RefundRule
{
    /// <summary>Money of the order that has neither gone back nor is being asked back.</summary>
    public static Fen Left(Order order)
    {
        var left = order.IsPaid ? order.AmountFen - order.RefundedFen - order.RefundingFen : Fen.Zero;
        return left > Fen.Zero ? left : Fen.Zero;
    }

    /// <summary>What the customer's unspent credits allow to go back; at most what is left.</summary>
    /// <param name="order">The order.</param>
    /// <param name="unspent">Credits of the customer that are neither spent nor held.</param>
    public static Fen Refundable(Order order, CreditAmount unspent)
    {
        var covered = order.RefundCredits + unspent;
        if (covered >= order.Credits)
        {
            return Left(order);
        }

        var worth = new Fen(Share(order.AmountFen.Value, covered.Value, order.Credits.Value));
        var free = worth - order.RefundedFen - order.RefundingFen;
        return free <= Fen.Zero ? Fen.Zero : free < Left(order) ? free : Left(order);
    }

    /// <summary>The credits that belong to the next <paramref name="amount"/> of the order; never more than are left of it.</summary>
    public static CreditAmount CreditsFor(Order order, Fen amount)
    {
        var gone = order.RefundedFen + order.RefundingFen + amount;
        var total = gone >= order.AmountFen
            ? order.Credits
            : new CreditAmount(Share(order.Credits.Value, gone.Value, order.AmountFen.Value));
        return total > order.RefundCredits ? total - order.RefundCredits : CreditAmount.Zero;
    }

    public static OrderState StateAfter(Order order, Fen refunded) =>
        refunded >= order.AmountFen ? OrderState.Refunded : refunded > Fen.Zero ? OrderState.PartiallyRefunded : order.State;

    private static long Share(long whole, long part, long of) => (long)((Int128)whole * part / of);
}
