using System.Security.Cryptography;
using System.Text;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.Bench.Notifications;

/// <summary>
/// A notification that an order was paid, signed as Alipay signs it; put together here, not by the code under measurement.
/// </summary>
internal sealed class SignedNotice(string appId, string sellerId, RSA key)
{
    public byte[] Of(Order order)
    {
        var paid = AlipayTime.Format(order.CreatedAt.AddSeconds(30));
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["app_id"] = appId,
            ["auth_app_id"] = appId,
            ["buyer_id"] = "2088102122524333",
            ["buyer_logon_id"] = "159****5620",
            ["buyer_pay_amount"] = order.AmountFen.ToYuan(),
            ["charset"] = "utf-8",
            ["fund_bill_list"] = $"[{{\"amount\":\"{order.AmountFen.ToYuan()}\",\"fundChannel\":\"ALIPAYACCOUNT\"}}]",
            ["gmt_create"] = AlipayTime.Format(order.CreatedAt),
            ["gmt_payment"] = paid,
            ["invoice_amount"] = order.AmountFen.ToYuan(),
            ["notify_id"] = $"2026{order.Id:N}",
            ["notify_time"] = paid,
            ["notify_type"] = "trade_status_sync",
            ["out_trade_no"] = order.OutTradeNo,
            ["receipt_amount"] = order.AmountFen.ToYuan(),
            ["seller_id"] = sellerId,
            ["subject"] = order.PackageName,
            ["total_amount"] = order.AmountFen.ToYuan(),
            ["trade_no"] = $"T{order.Id:N}",
            ["trade_status"] = "TRADE_SUCCESS",
            ["version"] = "1.0",
        };
        var text = string.Join('&', fields.Select(field => $"{field.Key}={field.Value}"));
        var signature = key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var all = fields
            .Append(KeyValuePair.Create("sign_type", "RSA2"))
            .Append(KeyValuePair.Create("sign", Convert.ToBase64String(signature)));
        return Encoding.ASCII.GetBytes(string.Join('&', all.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")));
    }
}
