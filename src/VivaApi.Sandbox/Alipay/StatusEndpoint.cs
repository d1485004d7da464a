using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VivaApi.Sandbox.Alipay;

/// <summary>For people: what the stand-in knows, and the faults to set.</summary>
internal static class StatusEndpoint
{
    /// <summary>The newest of each that are listed.</summary>
    private const int MostListed = 200;

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static async Task ShowAsync(HttpContext context, TradeBook book, DeliveryLog deliveries)
    {
        var status = new
        {
            trades = book.All.OrderByDescending(trade => trade.PlacedAt).Take(MostListed).Select(trade => new
            {
                outTradeNo = trade.OutTradeNo,
                tradeNo = trade.TradeNo,
                method = trade.Method,
                subject = trade.Subject,
                totalAmount = trade.Amount.ToYuan(),
                status = trade.Status,
                opened = trade.Opened,
                paidAt = trade.PaidAt is { } at ? BeijingClock.Text(at) : null,
                expiresAt = BeijingClock.Text(trade.ExpiresAt),
                refunded = trade.Refunded.ToYuan(),
            }),
            owed = book.Owed.Select(each => new { notifyId = each.NotifyId, outTradeNo = each.OutTradeNo, attempts = each.Attempts }),
            deliveries = deliveries.All.Reverse().Take(MostListed).Select(each => new
            {
                notifyId = each.NotifyId,
                outTradeNo = each.OutTradeNo,
                attempt = each.Attempt,
                at = BeijingClock.Text(each.At),
                verdict = each.Verdict.ToString(),
                status = each.Status,
                answer = each.Answer,
            }),
        };
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(JsonSerializer.Serialize(status, Readable), context.RequestAborted);
    }

    public static async Task SetFaultsAsync(HttpContext context, AlipayFaults faults)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var understood = faults.TrySet(await reader.ReadToEndAsync(context.RequestAborted));
        context.Response.StatusCode = understood ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest;
    }
}
