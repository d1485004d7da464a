using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.Backend.Features.Payments;

/// <summary>The merchant's checks of a genuine notification that need no database, as Alipay demands them.</summary>
internal static class NotificationCheck
{
    /// <summary>Null when the notification is for us and tells of money that came or went; otherwise what it is.</summary>
    public static NotificationVerdict? WhyNotMoney(AlipayNotification notification, AlipayOptions ours)
    {
        if (notification.AppId != ours.AppId)
        {
            return NotificationVerdict.WrongApp;
        }

        if (notification.SellerId != ours.SellerId)
        {
            return NotificationVerdict.WrongSeller;
        }

        if (!notification.IsPayment && !IsRefund(notification))
        {
            return NotificationVerdict.NothingToDo;
        }

        return notification.TotalAmount is null || notification.TradeNo is null || notification.OutTradeNo is null
            ? NotificationVerdict.Malformed
            : null;
    }

    /// <summary>
    /// A refund comes as TRADE_SUCCESS too, and a whole one as TRADE_CLOSED; only the refunded amount tells it from a payment and from a
    /// time-out. It proves the payment as well: what was never paid cannot be given back.
    /// </summary>
    public static bool IsRefund(AlipayNotification notification) =>
        notification.IsRefund && (notification.TradeStatus.IsPaid() || notification.TradeStatus == AlipayTradeStatus.TradeClosed);
}
