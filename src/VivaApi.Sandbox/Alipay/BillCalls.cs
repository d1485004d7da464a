using System.Collections.Concurrent;
using GatewayAnswer = (System.Collections.Generic.Dictionary<string, string>? Answer, VivaApi.Sandbox.Alipay.GatewayRefusal? Refusal);

namespace VivaApi.Sandbox.Alipay;

/// <summary>Offers the bill of a past day by an address that lives for thirty seconds.</summary>
internal sealed class BillCalls(AlipayStandInOptions options, TradeBook book)
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (string Day, DateTimeOffset Until)> links = new(StringComparer.Ordinal);

    public GatewayAnswer Offer(GatewayRequest request, string baseAddress)
    {
        var day = request.Content("bill_date");
        var now = options.Time.GetUtcNow();
        var known = request.Content("bill_type") is "trade" or "signcustomer";
        if (day is null || !known || BeijingClock.Read(day + " 00:00:00") is null)
        {
            return (null, GatewayRefusal.Business("INVAILID_ARGUMENTS", "参数不正确"));
        }

        // The day itself is not over, and a day without business has no bill.
        if (string.CompareOrdinal(day, BeijingClock.Day(now)) >= 0 || BillFile.RowsOf(book.All, day).Count == 0)
        {
            return (null, GatewayRefusal.Business("BILL_NOT_EXIST", "账单不存在"));
        }

        var token = TradeBook.NewToken();
        links[token] = (day, now + LinkLife);
        return (new Dictionary<string, string> { ["bill_download_url"] = $"{baseAddress}/bill/{token}" }, null);
    }

    /// <summary>The file behind an address, or null when the address is unknown or too old.</summary>
    public byte[]? Download(string token) =>
        links.TryGetValue(token, out var link) && options.Time.GetUtcNow() <= link.Until
            ? BillFile.Write(options.SellerId, link.Day, book.All)
            : null;
}
