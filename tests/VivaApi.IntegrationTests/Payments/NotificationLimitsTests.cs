using System.Net;
using System.Net.Sockets;
using System.Text;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>Anybody may post to the notification address: what that may cost is bounded, and odd values credit nothing.</summary>
public sealed class NotificationLimitsTests(NotificationLimitsTests.Shop world) : IClassFixture<NotificationLimitsTests.Shop>
{
    private const string Address = "/api/v1/payments/alipay/notify";

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-1)]
    public async Task A_body_that_drips_in_is_broken_off_in_bounded_time_and_moves_nothing(int bytes)
    {
        var (customer, body) = await PaidButNotToldAsync();
        var before = await world.Books.CountAsync("payment_notifications");
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, world.Service.Address.Port);
        var sent = bytes < 0 ? body[..^1] : body[..bytes];
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {Address} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {body.Length}\r\n\r\n{sent}"));

        using var reader = new StreamReader(socket.GetStream(), Encoding.ASCII);
        var answer = reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        while (!answer.IsCompleted)
        {
            // The service's patience begins when it has read the head, which nobody outside sees: seconds go by until then.
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(
                answer, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        Assert.Equal("HTTP/1.1 408 Request Timeout", await answer);
        Assert.Equal(before, await world.Books.CountAsync("payment_notifications"));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        Assert.Equal((HttpStatusCode.OK, "success"), await PostAsync(body));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task What_alipay_did_not_sign_is_kept_so_often_in_a_minute_and_what_it_signed_always()
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await world.Books.CountAsync("payment_notifications where verdict in ('bad_signature', 'malformed')");

        for (var turn = 0; turn < 30; turn++)
        {
            Assert.Equal((HttpStatusCode.BadRequest, "fail"), await PostAsync($"out_trade_no=VIVA_{turn}&sign=AAAA"));
        }

        Assert.Equal(before + 10, await world.Books.CountAsync("payment_notifications where verdict in ('bad_signature', 'malformed')"));
        var (customer, body) = await PaidButNotToldAsync();
        Assert.Equal((HttpStatusCode.OK, "success"), await PostAsync(body));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await PostAsync("out_trade_no=VIVA_1&sign=AAAA");
        Assert.Equal(before + 11, await world.Books.CountAsync("payment_notifications where verdict in ('bad_signature', 'malformed')"));
    }

    [Fact]
    public async Task An_address_that_alipay_signed_for_the_payers_browser_is_no_notification_and_kept_as_seldom_as_a_forgery()
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.Alipay.OpensAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        var outTradeNo = order.At<string>("order", "outTradeNo");
        world.Alipay.Faults.Lose(outTradeNo, 8);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var paid = await browser.PostAsync(
            new Uri(world.Alipay.BaseAddress, $"/cashier/{world.Alipay.Find(outTradeNo)!.Token}/pay"), null);
        var address = paid.Headers.Location!.Query[1..];
        var before = await world.Books.CountAsync("payment_notifications");

        for (var turn = 0; turn < 30; turn++)
        {
            // Empty values are not in the signed text: whoever has the address may add as many as the body holds.
            var padding = $"&notify_id=&notify_type=&padding{turn}{new string('x', 60_000)}=";
            Assert.Equal((HttpStatusCode.BadRequest, "fail"), await PostAsync(address + (turn % 2 == 0 ? padding : string.Empty)));
        }

        Assert.Equal(before + 10, await world.Books.CountAsync("payment_notifications"));
        Assert.Equal(10, await world.Books.CountAsync(
            "payment_notifications where verdict = 'malformed' and body like convert_to('%page.pay.return%', 'UTF8')"));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Of_one_notification_so_many_deliveries_are_kept_and_each_is_answered()
    {
        var (customer, body) = await PaidButNotToldAsync();
        var outTradeNo = body.Split('&').Single(field => field.StartsWith("out_trade_no=", StringComparison.Ordinal)).Split('=')[1];

        for (var delivery = 0; delivery < 12; delivery++)
        {
            Assert.Equal((HttpStatusCode.OK, "success"), await PostAsync($"{body}&padding{delivery}="));
        }

        Assert.Equal(8, await world.Books.CountAsync($"payment_notifications where out_trade_no = '{outTradeNo}'"));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        var refused = await PaidButNotToldAsync(fields => fields["total_amount"] = "1.00");
        for (var delivery = 0; delivery < 9; delivery++)
        {
            Assert.Equal((HttpStatusCode.OK, "fail"), await PostAsync(refused.Body));
        }

        await refused.Customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("-99.00")]
    [InlineData("+99.00")]
    [InlineData(" 99.00")]
    [InlineData("99,00")]
    [InlineData("9.9e1")]
    [InlineData("99.000")]
    [InlineData("99999999999999999999999.00")]
    [InlineData("NaN")]
    [InlineData("٩٩.00")]
    public async Task A_genuine_amount_that_no_order_can_have_credits_nothing_and_is_kept(string amount)
    {
        var (customer, body) = await PaidButNotToldAsync(fields => fields["total_amount"] = amount);
        var before = await world.Books.CountAsync("payment_notifications");

        var (_, answer) = await PostAsync(body);

        Assert.Equal("fail", answer);
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        Assert.Equal(before + 1, await world.Books.CountAsync("payment_notifications"));
    }

    [Theory]
    [InlineData("trade_no", "")]
    [InlineData("out_trade_no", "")]
    [InlineData("trade_status", "trade_success")]
    [InlineData("refund_fee", "-1.00")]
    [InlineData("refund_fee", "all")]
    [InlineData("seller_id", "")]
    [InlineData("app_id", "")]
    public async Task A_genuine_notification_that_leaves_something_open_credits_nothing(string field, string value)
    {
        var (customer, body) = await PaidButNotToldAsync(fields => fields[field] = value);

        await PostAsync(body);

        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("notify_id")]
    [InlineData("subject")]
    [InlineData("a_field_never_seen_before")]
    public async Task A_value_as_long_as_the_body_may_be_is_no_fault(string field)
    {
        var (customer, body) = await PaidButNotToldAsync(fields => fields[field] = new string('x', 50_000));

        Assert.Equal((HttpStatusCode.OK, "success"), await PostAsync(body));

        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    private async Task<(Customer Customer, string Body)> PaidButNotToldAsync(Action<IDictionary<string, string>>? mutate = null)
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        world.Alipay.Faults.Lose(order.At<string>("order", "outTradeNo"), 8);
        var outTradeNo = await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        var fields = world.Alipay.SignNotification(outTradeNo, mutate);
        return (customer, string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")));
    }

    private async Task<(HttpStatusCode Status, string Answer)> PostAsync(string body)
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        using var response = await http.PostAsync(Address, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public sealed class Shop(Database.TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port)
        {
            var settings = base.Settings(port);
            settings["Payments:DeliveriesKept"] = "8";
            return settings;
        }
    }
}
