using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.Backend.Features.Payments;

/// <summary>The merchant's checks of a genuine notification that need no database, as Alipay demands them.</summary>
internal static class NotificationCheck
{
    /// <summary>Null when the notification is for us and says that an order was paid; otherwise what it is.</summary>
    public static NotificationVerdict? WhyNotPayment(AlipayNotification notification, AlipayOptions ours)
    {
        if (notification.AppId != ours.AppId)
        {
            return NotificationVerdict.WrongApp;
        }

        if (notification.SellerId != ours.SellerId)
        {
            return NotificationVerdict.WrongSeller;
        }

        // A refund carries TRADE_SUCCESS too; only the refunded amount tells it from a payment.
        if (!notification.IsPayment)
        {
            return NotificationVerdict.NothingToDo;
        }

        return notification.TotalAmount is null || notification.TradeNo is null || notification.OutTradeNo is null
            ? NotificationVerdict.Malformed
            : null;
    }
}
