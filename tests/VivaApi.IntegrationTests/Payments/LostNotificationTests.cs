using System.Net;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>No notification arrives: Alipay is asked, and what it answers is credited.</summary>
public sealed class LostNotificationTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task With_every_notification_lost_each_paid_order_is_credited_by_the_next_question()
    {
        world.Alipay.DropNotifications();
        var customers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.CustomerAsync()));
        foreach (var customer in customers)
        {
            await world.Alipay.PaysAsync((await customer.OrderAsync("pro")).At<string>("payment", "payUrl"), CancellationToken.None);
        }

        await AskAsync();

        foreach (var customer in customers)
        {
            await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        }
    }

    [Fact]
    public async Task The_first_question_comes_ten_seconds_after_the_order_and_the_next_within_ten_more()
    {
        var order = await OpenedAsync(await world.CustomerAsync());

        Assert.Equal(1, await world.Books.CountAsync($"orders where id = '{order}' and next_query_at - now() between '8 s' and '10 s'"));
        await AskAsync();

        Assert.Equal(1, await world.Books.CountAsync($"orders where id = '{order}' and next_query_at - now() between '8 s' and '10 s'"));
    }

    [Fact]
    public async Task A_customer_who_looks_at_a_paid_order_finds_it_paid_without_any_notification_or_worker()
    {
        world.Alipay.DropNotifications();
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);

        var seen = (await customer.GetAsync($"/orders/{order.At<string>("order", "id")}")).Is(HttpStatusCode.OK);

        Assert.Equal("paid", seen.At<string>("state"));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Fifty_looks_at_an_open_order_ask_alipay_once()
    {
        var customer = await world.CustomerAsync();
        var order = (await customer.OrderAsync("pro")).At<string>("order", "id");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => customer.GetAsync($"/orders/{order}")));

        Assert.All(answers, answer => Assert.Equal("pending", answer.Is(HttpStatusCode.OK).At<string>("state")));
        Assert.Equal(1, await world.Books.CountAsync($"orders where id = '{order}' and query_attempts = 1"));
    }

    [Fact]
    public async Task A_customer_who_looks_is_not_kept_waiting_by_a_silent_alipay()
    {
        var customer = await world.CustomerAsync();
        var order = (await customer.OrderAsync("pro")).At<string>("order", "id");
        var silence = world.Alipay.Faults.NextSilence;
        world.Alipay.Faults.Set(AlipayFault.GatewayTimeout, 1);
        var looking = customer.GetAsync($"/orders/{order}");
        await silence;
        world.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("pending", (await looking).Is(HttpStatusCode.OK).At<string>("state"));
    }

    [Fact]
    public async Task No_such_trade_before_the_deadline_leaves_the_order_pending()
    {
        var customer = await world.CustomerAsync();
        var order = (await customer.OrderAsync("pro")).At<string>("order", "id");

        await AskAsync();

        Assert.Equal("pending", (await customer.GetAsync($"/orders/{order}")).At<string>("state"));
    }

    [Theory]
    [InlineData("gateway-unavailable")]
    [InlineData("gateway-html")]
    [InlineData("gateway-unsigned-error")]
    [InlineData("gateway-system-error")]
    [InlineData("gateway-bad-signature")]
    public async Task An_answer_that_is_none_leaves_the_order_open_and_it_is_credited_by_the_next(string fault)
    {
        world.Alipay.DropNotifications();
        var customer = await world.CustomerAsync();
        await world.Alipay.PaysAsync((await customer.OrderAsync("pro")).At<string>("payment", "payUrl"), CancellationToken.None);

        Assert.True(world.Alipay.Faults.TrySet($"{fault}=all"));
        await AskAsync();
        world.Alipay.Faults.Clear();
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        Assert.Equal(1, await world.Books.CountAsync("alerts where kind = 'alipay_unanswered' and recovered_at is null"));

        await AskAsync();
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Equal(0, await world.Books.CountAsync("alerts where kind = 'alipay_unanswered' and recovered_at is null"));
    }

    [Fact]
    public async Task Notification_question_look_and_return_all_at_once_grant_once()
    {
        world.Alipay.DropNotifications(times: 1);
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        var outTradeNo = await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        await using var secondCopy = world.StartService();
        await world.Books.MakeOrdersDueAsync();

        await Task.WhenAll(
            Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.Alipay.SendNotificationAsync(
                outTradeNo, null, forge: false, CancellationToken.None))),
            Task.WhenAll(Enumerable.Range(0, 4).Select(turn => (turn % 2 == 0 ? world.Service : secondCopy).RunAsync<QueryOrders>())),
            Task.WhenAll(Enumerable.Range(0, 10).Select(_ => customer.GetAsync($"/orders/{order.At<string>("order", "id")}"))));

        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task Two_orders_for_the_same_package_paid_by_mistake_are_both_credited()
    {
        world.Alipay.Faults.Clear();
        var customer = await world.CustomerAsync();
        await world.PaysAsync(await customer.OrderAsync("pro"));
        await world.PaysAsync(await customer.OrderAsync("pro"));

        await customer.HasAsync(available: 300, quota: 300, used: 0, reserved: 0);
    }

    private async Task<string> OpenedAsync(Customer customer)
    {
        var order = await customer.OrderAsync("pro");
        await world.Alipay.OpensAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        return order.At<string>("order", "id");
    }

    private async Task AskAsync()
    {
        await world.Books.MakeOrdersDueAsync();
        while (await world.Service.RunAsync<QueryOrders>() > 0)
        {
            // One round takes a bounded number of orders.
        }
    }
}
