using System.Net;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>What happens between a pay address and the payment: browsers, pages, second tabs, and prices that clients invent.</summary>
public sealed class PayPageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Two_tabs_on_one_order_pay_it_once_and_grant_once()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        var again = (await customer.GetAsync($"/orders/{order.At<string>("order", "id")}/payment")).Is(HttpStatusCode.OK);
        using var browser = Browser();
        var tabs = await Task.WhenAll(
            new[] { order.At<string>("payment", "payUrl"), again.At<string>("payUrl") }.Select(url => OpenAsync(browser, url)));

        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => PayAsync(browser, tabs[turn % 2])));

        var outTradeNo = order.At<string>("order", "outTradeNo");
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        Assert.Single(pages, page => !page.Contains("ACQ.TRADE_HAS_SUCCESS", StringComparison.Ordinal));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Single(world.Alipay.Trades, trade => trade.OutTradeNo == outTradeNo);
    }

    [Fact]
    public async Task A_pay_address_survives_html_that_escapes_it_and_one_that_html_has_mangled_pays_nothing()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        var address = order.At<string>("payment", "payUrl");
        Assert.Contains("&notify_url=", address, StringComparison.Ordinal);

        // As JSON it may stand in a page's script: nothing in it ends the script.
        Assert.DoesNotContain('<', order.Text);
        Assert.Equal(address, WebUtility.HtmlDecode(WebUtility.HtmlEncode(address)));

        // What a page makes of it that writes it into its text as it is: &not and &times are characters to a browser.
        var mangled = address.Replace("&not", "¬", StringComparison.Ordinal).Replace("&times", "×", StringComparison.Ordinal);
        using var browser = Browser();
        Assert.Contains("isv.", await browser.GetStringAsync(mangled), StringComparison.Ordinal);
        Assert.Null(world.Alipay.Find(order.At<string>("order", "outTradeNo")));

        await world.PaysAsync(order);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("""{"packageCode":"pro","channel":"page","amountFen":1}""")]
    [InlineData("""{"packageCode":"pro","channel":"page","priceFen":0,"totalAmount":"0.001"}""")]
    [InlineData("""{"packageCode":"pro","channel":"page","amountFen":-9900,"credits":1000000}""")]
    [InlineData("""{"packageCode":"pro","channel":"page","amountFen":10000000001,"currency":"USD"}""")]
    public async Task A_price_is_the_catalogues_whatever_the_client_sends(string body)
    {
        var customer = await world.CustomerAsync();

        var order = (await customer.PostTextAsync("/orders", body, key: Customer.NewKey())).Is(HttpStatusCode.Created);
        await world.PaysAsync(order);

        Assert.Equal((9_900, 150), (order.At<int>("order", "amountFen"), order.At<int>("order", "credits")));
        Assert.Equal(9_900, world.Alipay.Find(order.At<string>("order", "outTradeNo"))!.Amount.Value);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_notification_that_comes_before_the_browser_does_is_credited_and_the_return_changes_nothing()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        using var browser = Browser();
        using var paid = await browser.PostAsync(new Uri(await OpenAsync(browser, order.At<string>("payment", "payUrl")) + "/pay"), null);
        await world.Alipay.WaitForDeliveriesAsync(order.At<string>("order", "outTradeNo"), 1, CancellationToken.None);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);

        using var back = await browser.GetAsync(paid.Headers.Location!);

        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        await world.Service.RunAsync<QueryOrders>();
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Notifications_in_reverse_order_refund_first_credit_once_and_take_the_part_back()
    {
        var customer = await world.CustomerAsync();
        var order = (await customer.PostAsync("/orders", new { packageCode = "pro", channel = "qr" }, Customer.NewKey()))
            .Is(HttpStatusCode.Created);
        var outTradeNo = order.At<string>("order", "outTradeNo");
        Assert.True(world.Alipay.Faults.TrySet("reverse-notifications=2"));
        await world.Alipay.PaysAsync(order.At<string>("payment", "qrCode"), CancellationToken.None);
        world.Alipay.RefundInBackOffice(outTradeNo, "OFFICE_1", new VivaApi.Backend.Money.Fen(3_300));

        var told = await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 2, CancellationToken.None);
        world.Alipay.Faults.Clear();
        Assert.True(told[0].Fields.ContainsKey("gmt_refund"), "The refund was told first.");
        await world.Books.MakeRefundsDueAsync();
        await world.Service.RunAsync<VivaApi.Backend.Features.Payments.Refunds.MakeRefunds>();

        await customer.HasAsync(available: 100, quota: 100, used: 0, reserved: 0);
    }

    private static HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <returns>The cashier's address.</returns>
    private async Task<string> OpenAsync(HttpClient browser, string payUrl)
    {
        using var placed = await browser.GetAsync(payUrl);
        var cashier = new Uri(world.Alipay.BaseAddress, placed.Headers.Location!);
        using var shown = await browser.GetAsync(cashier);
        return cashier.ToString();
    }

    private static async Task<string> PayAsync(HttpClient browser, string cashier)
    {
        using var page = await browser.PostAsync(new Uri(cashier + "/pay"), null);
        return await page.Content.ReadAsStringAsync();
    }
}
