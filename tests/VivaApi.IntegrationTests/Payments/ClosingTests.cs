using System.Net;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>Orders end by their customer or by their deadline; the race with a payment loses no money.</summary>
public sealed class ClosingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_closed_order_is_closed_at_alipay_too_and_closing_it_again_changes_nothing()
    {
        var (customer, id, outTradeNo) = await OpenedAsync();

        var closed = (await CloseAsync(customer, id)).Is(HttpStatusCode.OK);
        (await CloseAsync(customer, id)).Is(HttpStatusCode.OK);

        Assert.Equal("closed", closed.At<string>("state"));
        Assert.Equal("TRADE_CLOSED", world.Alipay.Find(outTradeNo)!.Status);
        Assert.Equal(0, await world.Books.CountAsync($"orders where id = '{id}' and next_query_at is not null"));
    }

    [Fact]
    public async Task A_closed_order_whose_page_was_never_opened_is_credited_when_it_is_paid_all_the_same()
    {
        world.Alipay.DropNotifications();
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        var id = order.At<string>("order", "id");
        Assert.Equal("closed", (await CloseAsync(customer, id)).Is(HttpStatusCode.OK).At<string>("state"));

        await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await AskAsync();
        world.Alipay.Faults.Clear();

        Assert.Equal("paid", await StateAsync(customer, id));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Closing_an_order_that_alipay_has_the_money_for_credits_it_instead()
    {
        world.Alipay.DropNotifications();
        var (customer, id, outTradeNo) = await OpenedAsync();
        world.Alipay.Pay(outTradeNo);

        (await CloseAsync(customer, id)).IsProblem(HttpStatusCode.Conflict, "order_not_closable");
        world.Alipay.Faults.Clear();

        Assert.Equal("paid", await StateAsync(customer, id));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_payment_notification_that_was_under_way_when_the_order_was_closed_is_credited()
    {
        world.Alipay.DropNotifications();
        var (customer, id, outTradeNo) = await OpenedAsync();
        world.Alipay.Pay(outTradeNo);
        await world.Books.RunAsync($"update orders set state = 'closed', closed_at = now(), next_query_at = null where id = '{id}'");

        var delivery = await world.Alipay.SendNotificationAsync(outTradeNo, null, forge: false, CancellationToken.None);
        world.Alipay.Faults.Clear();

        Assert.Equal((200, "success"), (delivery.Status, delivery.Answer));
        Assert.Equal("paid", await StateAsync(customer, id));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Twenty_rounds_of_close_against_pay_have_one_winner_each_and_lose_no_money()
    {
        var customer = await world.CustomerAsync();
        var credits = 0;
        for (var round = 0; round < 20; round++)
        {
            var (_, id, outTradeNo) = await OpenedAsync(customer);
            var pays = Task.Run(() => TryPay(outTradeNo));
            await Task.WhenAll(pays, Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CloseAsync(customer, id))));
            var paid = await pays;
            if (paid)
            {
                await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
            }

            await AskAsync();
            Assert.Equal(paid ? "paid" : "closed", await StateAsync(customer, id));
            credits += paid ? 150 : 0;
            await customer.HasAsync(available: credits, quota: credits, used: 0, reserved: 0);
        }

        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task When_alipay_does_not_say_whether_it_closed_nothing_changes_here()
    {
        var (customer, id, _) = await OpenedAsync();
        world.Alipay.Faults.Set(AlipayFault.GatewayUnavailable, 1);

        (await CloseAsync(customer, id)).IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");

        Assert.Equal("pending", await StateAsync(customer, id));
    }

    [Fact]
    public async Task When_alipay_neither_closes_nor_says_paid_the_customer_is_told_to_try_again()
    {
        var (customer, id, _) = await OpenedAsync();
        world.Alipay.Faults.Set(AlipayFault.CloseRefused, 1);

        var answer = (await CloseAsync(customer, id)).IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");

        Assert.True(answer.Headers.ContainsKey("Retry-After"));
        Assert.Equal("pending", await StateAsync(customer, id));
        Assert.Equal("closed", (await CloseAsync(customer, id)).Is(HttpStatusCode.OK).At<string>("state"));
    }

    [Fact]
    public async Task An_expired_order_that_alipay_does_not_close_is_asked_about_after_a_pause()
    {
        var (customer, id, _) = await OpenedAsync();
        world.Alipay.Faults.Set(AlipayFault.CloseRefused);
        await world.Books.RunAsync($"update orders set next_query_at = null where id <> '{id}'");

        // Expired here and still open there: as when Alipay's clock is behind.
        await world.Books.RunAsync($"update orders set expires_at = '{world.Clock.GetUtcNow().AddMinutes(-3):O}' where id = '{id}'");

        await AskAsync();

        world.Alipay.Faults.Clear();
        Assert.Equal(0, await world.Service.RunAsync<QueryOrders>());
        Assert.Equal(1, await world.Books.CountAsync($"orders where id = '{id}' and next_query_at > now() and state = 'pending'"));
        await AskAsync();
        Assert.Equal("closed", await StateAsync(customer, id));
    }

    [Fact]
    public async Task An_order_that_is_paid_or_anothers_cannot_be_closed()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.PaysAsync(order);

        (await CloseAsync(customer, order.At<string>("order", "id"))).IsProblem(HttpStatusCode.Conflict, "order_not_closable");
        (await CloseAsync(await world.CustomerAsync(), order.At<string>("order", "id"))).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task An_order_expires_only_after_its_deadline_and_a_grace()
    {
        var (customer, id, outTradeNo) = await OpenedAsync();
        var unopened = (await customer.OrderAsync("pro")).At<string>("order", "id");

        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await AskAsync();
        Assert.Equal("pending", await StateAsync(customer, unopened));

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await AskAsync();
        Assert.Equal("closed", await StateAsync(customer, id));
        Assert.Equal("closed", await StateAsync(customer, unopened));
        Assert.Equal("TRADE_CLOSED", world.Alipay.Find(outTradeNo)!.Status);

        // One more question, and then no more.
        await AskAsync();
        Assert.Equal(0, await world.Books.CountAsync($"orders where id in ('{id}', '{unopened}') and next_query_at is not null"));
    }

    [Fact]
    public async Task Money_that_came_after_an_order_had_expired_here_is_credited()
    {
        world.Alipay.DropNotifications();
        var (customer, id, outTradeNo) = await OpenedAsync();
        world.Alipay.Pay(outTradeNo);
        await world.Books.RunAsync($"update orders set state = 'closed', closed_at = now() where id = '{id}'");

        await AskAsync();
        world.Alipay.Faults.Clear();

        Assert.Equal("paid", await StateAsync(customer, id));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    private static Task<Answer> CloseAsync(Customer customer, string id) => customer.PostAsync($"/orders/{id}/close", new { });

    private static async Task<string> StateAsync(Customer customer, string id) =>
        (await customer.GetAsync($"/orders/{id}")).Is(HttpStatusCode.OK).At<string>("state");

    private bool TryPay(string outTradeNo)
    {
        try
        {
            world.Alipay.Pay(outTradeNo);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The close came first: Alipay takes no money for it.
            return false;
        }
    }

    private async Task<(Customer Customer, string Id, string OutTradeNo)> OpenedAsync(Customer? returning = null)
    {
        var customer = returning ?? await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.Alipay.OpensAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        return (customer, order.At<string>("order", "id"), order.At<string>("order", "outTradeNo"));
    }

    private async Task AskAsync()
    {
        await world.Books.MakeOrdersDueAsync();
        await world.Service.RunAsync<QueryOrders>();
    }
}
