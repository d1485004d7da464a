using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Places orders under the house's terms and says how each is paid at Alipay. Makes no network call.</summary>
internal sealed class Checkout(IOptions<PaymentOptions> payments, IOptions<AlipayOptions> alipay, AlipayPayments pages, TimeProvider time)
{
    public Order Place(Guid userId, CreditPackage package, PaymentChannel channel)
    {
        var terms = new OrderTerms(alipay.Value.OutTradeNoPrefix, TimeSpan.FromMinutes(payments.Value.PayWithinMinutes));
        return Order.Place(userId, package, channel, terms, time.GetUtcNow());
    }

    public PaymentResponse PaymentFor(Order order) =>
        new(pages.PagePayUrl(new AlipayTrade(order.OutTradeNo, order.AmountFen, order.PackageName, order.ExpiresAt)));
}
