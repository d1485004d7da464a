using System.Text;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// Reads what the payer's browser brings back. Even a genuine return has no trade status: it may start a query, it never credits.
/// </summary>
internal sealed class AlipayReturn(AlipayKeys keys)
{
    /// <param name="queryString">The raw query, with or without its question mark.</param>
    public AlipayReturnOutcome Verify(string? queryString)
    {
        var (fields, reason) = AlipayForm.Read(Encoding.UTF8.GetBytes((queryString ?? string.Empty).TrimStart('?')));
        if (fields is null)
        {
            return new AlipayReturnOutcome.Refused(reason);
        }

        if (AlipayNotifications.RefusalOf(fields, keys) is { } refusal)
        {
            return new AlipayReturnOutcome.Refused(refusal);
        }

        return new AlipayReturnOutcome.Genuine(
            fields.GetValueOrDefault("out_trade_no", string.Empty),
            fields.GetValueOrDefault("trade_no"),
            Fen.TryParseYuan(fields.GetValueOrDefault("total_amount"), out var amount) ? amount : null,
            fields.GetValueOrDefault("app_id"),
            fields.GetValueOrDefault("seller_id"));
    }
}

internal abstract record AlipayReturnOutcome
{
    private AlipayReturnOutcome()
    {
    }

    internal sealed record Genuine(
        string OutTradeNo, string? TradeNo, Fen? TotalAmount, string? AppId, string? SellerId) : AlipayReturnOutcome;

    /// <summary>Unsigned, altered or not a return at all: show a neutral page.</summary>
    internal sealed record Refused(string Reason) : AlipayReturnOutcome;
}
