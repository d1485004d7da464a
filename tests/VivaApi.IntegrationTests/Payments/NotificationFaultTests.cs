using System.Net;
using System.Text;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>Whatever arrives at the notification address: one credit or none, and the right answer each time.</summary>
public sealed class NotificationFaultTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Fifty_copies_of_one_notification_at_once_grant_once_and_all_hear_success()
    {
        var customer = await world.CustomerWithAsync("pro");
        var delivery = world.Alipay.Deliveries[^1];

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(delivery.Fields)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "success"), answer));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Equal(50, await world.Books.CountAsync("payment_notifications where verdict = 'nothing_to_do' and notify_id is not null"
            + $" and out_trade_no = '{delivery.OutTradeNo}'"));
    }

    [Fact]
    public async Task Fifty_first_notifications_at_two_copies_of_the_service_grant_once()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await using var secondCopy = world.StartService();
        var outTradeNo = order.At<string>("order", "outTradeNo");
        await world.Alipay.OpensAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        world.Alipay.DropNotifications(times: 1);
        world.Alipay.Pay(outTradeNo);
        var delivery = (await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None))[0];
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(turn => PostAsync(delivery.Fields, turn % 2 == 0 ? world.Service : secondCopy)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "success"), answer));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_forged_notification_credits_nothing()
    {
        var (customer, outTradeNo) = await OpenedOrderAsync();

        var delivery = await world.Alipay.SendNotificationAsync(outTradeNo, Paid, forge: true, CancellationToken.None);

        Assert.Equal((400, "fail"), (delivery.Status, delivery.Answer));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("total_amount", "0.01", 200)]
    [InlineData("total_amount", "99.001", 400)]
    [InlineData("seller_id", "2088999999999999", 200)]
    [InlineData("app_id", "2021999999999999", 200)]
    [InlineData("out_trade_no", "VIVA00000000000000000000000000000000", 200)]
    public async Task A_genuine_notification_that_does_not_fit_credits_nothing_and_is_kept(string field, string value, int status)
    {
        var (customer, outTradeNo) = await OpenedOrderAsync();
        var before = await world.Books.CountAsync("payment_notifications");

        var delivery = await world.Alipay.SendNotificationAsync(
            outTradeNo,
            fields =>
            {
                Paid(fields);
                fields[field] = value;
            },
            forge: false,
            CancellationToken.None);

        Assert.Equal((status, "fail"), (delivery.Status, delivery.Answer));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        Assert.Equal(before + 1, await world.Books.CountAsync("payment_notifications"));
    }

    [Theory]
    [InlineData("WAIT_BUYER_PAY")]
    [InlineData("TRADE_CLOSED")]
    [InlineData("SOMETHING_NEW")]
    public async Task A_state_that_is_not_paid_credits_nothing_and_is_answered_success(string status)
    {
        var (customer, outTradeNo) = await OpenedOrderAsync();

        var delivery = await world.Alipay.SendNotificationAsync(
            outTradeNo, fields => fields["trade_status"] = status, forge: false, CancellationToken.None);

        Assert.Equal((200, "success"), (delivery.Status, delivery.Answer));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sign=%%%")]
    [InlineData("a=1&a=2&sign=x")]
    [InlineData("{\"not\":\"a form\"}")]
    public async Task What_is_no_notification_is_answered_fail(string body) =>
        Assert.Equal((HttpStatusCode.BadRequest, "fail"), await PostBodyAsync(body, world.Service));

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    [InlineData("not a type at all")]
    public async Task The_content_type_is_not_asked_about(string contentType) =>
        Assert.Equal((HttpStatusCode.BadRequest, "fail"), await PostBodyAsync("sign=x", world.Service, contentType));

    [Fact]
    public async Task A_megabyte_is_not_read() =>
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "fail"), await PostBodyAsync(new string('a', 1_000_000), world.Service));

    private static void Paid(IDictionary<string, string> fields)
    {
        fields["trade_status"] = "TRADE_SUCCESS";
        fields["gmt_payment"] = "2026-03-01 10:00:30";
    }

    private async Task<(Customer Customer, string OutTradeNo)> OpenedOrderAsync()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        return (customer, await world.Alipay.OpensAsync(order.At<string>("payment", "payUrl"), CancellationToken.None));
    }

    private Task<(HttpStatusCode Status, string Text)> PostAsync(
        IReadOnlyDictionary<string, string> fields, ServiceUnderTest? copy = null) =>
        PostBodyAsync(
            string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")),
            copy ?? world.Service,
            "application/x-www-form-urlencoded; text/html; charset=utf-8");

    private static async Task<(HttpStatusCode Status, string Text)> PostBodyAsync(
        string body, ServiceUnderTest copy, string contentType = "application/x-www-form-urlencoded")
    {
        using var http = new HttpClient { BaseAddress = copy.Address };
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await http.PostAsync("/api/v1/payments/alipay/notify", content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
