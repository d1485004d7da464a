namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// How to pay, one of the three by the order's channel: <paramref name="PayUrl"/> (<c>page</c>, <c>wap</c>) is opened in the customer's
/// browser, <paramref name="OrderString"/> (<c>app</c>) is handed to Alipay's SDK as it is, <paramref name="QrCode"/> (<c>qr</c>) is the
/// text to draw as a QR code, good for two hours at most.
/// </summary>
public sealed record PaymentResponse(string? PayUrl, string? OrderString, string? QrCode);

internal static class PaymentResponses
{
    public static PaymentResponse Example { get; } = AtUrl("https://openapi.alipay.com/gateway.do?…");

    public static PaymentResponse AtUrl(string payUrl) => new(payUrl, null, null);

    public static PaymentResponse InApp(string orderString) => new(null, orderString, null);

    public static PaymentResponse ByQrCode(string qrCode) => new(null, null, qrCode);
}
