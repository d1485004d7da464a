using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.UnitTests.Integrations.Alipay;

/// <summary>
/// Both ends of the protocol with keys of their own. What Alipay's end signs is put together here by hand, not by the code under test.
/// </summary>
internal sealed class TheAlipay : IDisposable
{
    public static readonly RSA Merchant = RSA.Create(2048);
    public static readonly RSA Own = RSA.Create(2048);
    public static readonly RSA Retired = RSA.Create(2048);

    public TheAlipay(Action<AlipayOptions>? change = null)
    {
        var settings = Some();
        change?.Invoke(settings);
        Options = Microsoft.Extensions.Options.Options.Create(settings);
        Keys = new AlipayKeys(Options);
        Requests = new AlipayRequests(Options, Keys, Time);
        Payments = new AlipayPayments(Options, Requests);
        Notifications = new AlipayNotifications(Options, Keys);
        Return = new AlipayReturn(Keys);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero));

    public IOptions<AlipayOptions> Options { get; }

    public AlipayKeys Keys { get; }

    public AlipayRequests Requests { get; }

    public AlipayPayments Payments { get; }

    public AlipayNotifications Notifications { get; }

    public AlipayReturn Return { get; }

    public static AlipayOptions Some() => new()
    {
        AppId = "2021000123456789",
        SellerId = "2088000123456789",
        PrivateKey = Merchant.ExportPkcs8PrivateKeyPem(),
        AlipayPublicKey = Own.ExportSubjectPublicKeyInfoPem(),
        NotifyUrl = "https://shop.example/api/v1/payments/alipay/notify",
        ReturnUrl = "https://shop.example/api/v1/payments/alipay/return",
    };

    public static Dictionary<string, string> SomePayment() => new()
    {
        ["notify_time"] = "2026-11-24 00:31:05",
        ["notify_type"] = "trade_status_sync",
        ["notify_id"] = "2026112400222003105017631498",
        ["app_id"] = "2021000123456789",
        ["charset"] = "utf-8",
        ["version"] = "1.0",
        ["sign_type"] = "RSA2",
        ["trade_no"] = "2026112422001417631400000001",
        ["out_trade_no"] = "VIVA_1",
        ["buyer_id"] = "2088102122524333",
        ["seller_id"] = "2088000123456789",
        ["trade_status"] = "TRADE_SUCCESS",
        ["total_amount"] = "99.00",
        ["subject"] = "专业套餐 150 积分",
        ["gmt_payment"] = "2026-11-24 00:31:04",
    };

    /// <summary>The fields as a body, signed by <paramref name="key"/> (Alipay's unless another is named).</summary>
    public static byte[] Signed(
        IReadOnlyDictionary<string, string> fields, RSA? key = null, bool dropEmpty = false, Encoding? charset = null)
    {
        var encoding = charset ?? Encoding.UTF8;
        var signed = fields
            .Where(field => field.Key != "sign_type" && !(dropEmpty && field.Value.Length == 0))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={field.Value}");
        var all = fields.Append(KeyValuePair.Create("sign", Sign(encoding.GetBytes(string.Join('&', signed)), key)));
        return Encoding.ASCII.GetBytes(string.Join('&', all.Select(field => $"{field.Key}={Escape(field.Value, encoding)}")));
    }

    public static string Sign(byte[] text, RSA? key = null) =>
        Convert.ToBase64String((key ?? Own).SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public AlipayNotification Genuine(byte[] body) =>
        Assert.IsType<AlipayNotificationOutcome.Genuine>(Notifications.Read(body)).Notification;

    public void Dispose() => Keys.Dispose();

    private static string Escape(string text, Encoding encoding) => string.Concat(encoding.GetBytes(text).Select(each =>
        char.IsAsciiLetterOrDigit((char)each) ? ((char)each).ToString() : each == ' ' ? "+" : $"%{each:X2}"));
}
