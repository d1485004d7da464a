using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Places orders under the house's terms and says how each is paid at Alipay.</summary>
internal sealed class Checkout(
    IOptions<PaymentOptions> payments, IOptions<AlipayOptions> alipay, AlipayPayments pages, AlipayGateway gateway, TimeProvider time)
{
    public Order Place(Guid userId, CreditPackage package, PaymentChannel channel)
    {
        var terms = new OrderTerms(alipay.Value.OutTradeNoPrefix, TimeSpan.FromMinutes(payments.Value.PayWithinMinutes));
        return Order.Place(userId, package, channel, terms, time.GetUtcNow());
    }

    /// <summary>
    /// Signs the way to pay; for a QR code it asks Alipay, so it is never called inside a transaction. The same order may be offered
    /// again and again: Alipay knows it by its number and takes its money once.
    /// </summary>
    public async Task<PaymentOffer> OfferAsync(Order order, CancellationToken cancellationToken)
    {
        var trade = new AlipayTrade(order.OutTradeNo, order.AmountFen, order.PackageName, order.ExpiresAt);
        return order.Channel switch
        {
            PaymentChannel.Page => new PaymentOffer.Ready(PaymentResponses.AtUrl(pages.PagePayUrl(trade))),
            PaymentChannel.Wap => new PaymentOffer.Ready(PaymentResponses.AtUrl(pages.WapPayUrl(trade, QuitUrl(order)))),
            PaymentChannel.App => new PaymentOffer.Ready(PaymentResponses.InApp(pages.AppOrderString(trade))),
            PaymentChannel.Qr => OfferOf(await gateway.PrecreateAsync(trade, cancellationToken)),
        };
    }

    private static PaymentOffer OfferOf(AlipayPrecreateOutcome outcome) => outcome switch
    {
        AlipayPrecreateOutcome.Created created => new PaymentOffer.Ready(PaymentResponses.ByQrCode(created.QrCode)),
        AlipayPrecreateOutcome.AlreadyPaid => new PaymentOffer.AlreadyPaid(),
        AlipayPrecreateOutcome.Refused or AlipayPrecreateOutcome.Unknown => new PaymentOffer.Unavailable(),
        _ => throw new InvalidOperationException("No other outcome exists."),
    };

    private string? QuitUrl(Order order) => (payments.Value.FrontEndQuitUrl ?? payments.Value.FrontEndReturnUrl) is { } page
        ? QueryHelpers.AddQueryString(page, "orderId", order.Id.ToString())
        : null;
}
