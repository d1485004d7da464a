using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// What Alipay told about who paid: the fields that a deletion takes out (<c>erase_payers</c>). Notifications that were not Alipay's may be
/// about anybody, and are not the customer's.
/// </summary>
internal sealed class PayerExport(AppDbContext db) : IPersonalExport
{
    public string Section => "paymentNotifications";

    public IAsyncEnumerable<object> ExportAsync(Guid userId)
    {
        var orders = db.Orders.Where(order => order.UserId == userId);
        return db.PaymentNotifications.AsNoTracking()
            .Where(notification => orders.Any(order => order.OutTradeNo == notification.OutTradeNo)
                && (notification.Verdict == NotificationVerdict.Applied || notification.Verdict == NotificationVerdict.NothingToDo))
            .OrderBy(notification => notification.Id).AsAsyncEnumerable()
            .Select(notification => (object)new
            {
                notification.ReceivedAt,
                notification.OutTradeNo,
                notification.TradeNo,
                notification.TradeStatus,
                Payer = PayerIn(notification.Body),
            });
    }

    private static Dictionary<string, string> PayerIn(byte[] body) =>
        QueryHelpers.ParseQuery(Encoding.Latin1.GetString(body)).Where(field => IsAboutPayer(field.Key))
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    private static bool IsAboutPayer(string name) =>
        name.StartsWith("buyer_", StringComparison.Ordinal) || name.StartsWith("payer_", StringComparison.Ordinal) || name == "open_id";
}
