using VivaApi.Backend.Money;

namespace VivaApi.Sandbox.Alipay;

/// <summary>One movement of a day. <paramref name="Amount"/> is negative when money went back.</summary>
internal sealed record BillRow(
    string TradeNo, string OutTradeNo, string Subject, DateTimeOffset CreatedAt, DateTimeOffset At, Fen Amount, string RequestNo)
{
    public bool IsRefund => Amount < Fen.Zero;

    /// <summary>What Alipay keeps of it: 0.6 %, to the nearest fen, and given back with a refund.</summary>
    public Fen Fee => new(-((Amount.Value * 6) + (IsRefund ? -500 : 500)) / 1_000);

    /// <summary>The movements of a day in Beijing, oldest first.</summary>
    public static IReadOnlyList<BillRow> Of(IEnumerable<StandInTrade> trades, string day)
    {
        var rows = new List<BillRow>();
        foreach (var trade in trades.Where(trade => trade.PaidAt is not null))
        {
            if (BeijingClock.Day(trade.PaidAt!.Value) == day)
            {
                rows.Add(Row(trade, trade.PaidAt.Value, trade.Amount, string.Empty));
            }

            rows.AddRange(trade.Refunds
                .Where(refund => BeijingClock.Day(refund.At) == day)
                .Select(refund => Row(trade, refund.At, Fen.Zero - refund.Amount, refund.OutRequestNo)));
        }

        return [.. rows.OrderBy(row => row.At)];
    }

    private static BillRow Row(StandInTrade trade, DateTimeOffset at, Fen amount, string requestNo) =>
        new(trade.TradeNo, trade.OutTradeNo, trade.Subject, trade.PlacedAt, at, amount, requestNo);
}
