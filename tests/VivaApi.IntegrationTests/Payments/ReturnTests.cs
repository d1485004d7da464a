using System.Net;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>The payer's browser comes back: it proves nothing, but it is a reason to ask.</summary>
public sealed class ReturnTests(ReturnTests.Shop world) : IClassFixture<ReturnTests.Shop>
{
    [Fact]
    public async Task A_genuine_return_sends_the_browser_on_credits_nothing_and_has_alipay_asked_at_once()
    {
        world.Alipay.DropNotifications();
        var (customer, order, address) = await PaidWithReturnAsync();

        using var response = await GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"https://shop.example/paid?orderId={order}", response.Headers.Location!.ToString());
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        await world.Service.RunAsync<QueryOrders>();
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("total_amount=99.00", "total_amount=98.00")]
    [InlineData("sign=", "nosign=")]
    [InlineData("app_id=2021", "app_id=2022")]
    public async Task A_forged_or_unsigned_return_shows_a_neutral_page_and_asks_nobody(string from, string to)
    {
        world.Alipay.DropNotifications();
        var (customer, order, address) = await PaidWithReturnAsync();

        using var response = await GetAsync(address.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("支付结果确认中", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await world.Books.CountAsync($"orders where id = '{order}' and next_query_at > now() and state = 'pending'"));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task The_list_of_orders_goes_page_by_page_newest_first_and_shows_only_the_callers_own()
    {
        var customer = await world.CustomerAsync();
        var placed = new List<string>();
        for (var order = 0; order < 5; order++)
        {
            placed.Insert(0, (await customer.OrderAsync("basic")).At<string>("order", "id"));
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await (await world.CustomerAsync()).OrderAsync("basic");
        var first = (await customer.GetAsync("/orders?limit=3")).Is(HttpStatusCode.OK);
        var second = (await customer.GetAsync($"/orders?limit=3&cursor={first.At<string>("nextCursor")}")).Is(HttpStatusCode.OK);

        Assert.Equal(placed, [.. Ids(first), .. Ids(second)]);
        Assert.Null(second.Json["nextCursor"]);
    }

    private static IEnumerable<string> Ids(Answer page) => page.Json["items"]!.AsArray().Select(item => (string)item!["id"]!);

    private static async Task<HttpResponseMessage> GetAsync(string address)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        return await browser.GetAsync(address);
    }

    private async Task<(Customer Customer, string Order, string Address)> PaidWithReturnAsync()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.Alipay.OpensAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        var trade = world.Alipay.Find(order.At<string>("order", "outTradeNo"))!;
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var paid = await browser.PostAsync(new Uri(world.Alipay.BaseAddress, $"/cashier/{trade.Token}/pay"), null);
        return (customer, order.At<string>("order", "id"), paid.Headers.Location!.ToString());
    }

    public sealed class Shop(Database.TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port)
        {
            var settings = base.Settings(port);
            settings["Payments:FrontEndReturnUrl"] = "https://shop.example/paid";
            return settings;
        }
    }
}
