using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.IntegrationTests.Payments;

public sealed class ChannelTests(ChannelTests.Shop world) : IClassFixture<ChannelTests.Shop>
{
    [Theory]
    [InlineData("page", "payUrl")]
    [InlineData("wap", "payUrl")]
    [InlineData("app", "orderString")]
    [InlineData("qr", "qrCode")]
    public async Task Each_channel_answers_the_one_thing_that_its_client_needs_and_its_payment_is_credited(string channel, string member)
    {
        var customer = await world.CustomerAsync();
        var order = (await OrderAsync(customer, channel)).Is(HttpStatusCode.Created);
        var payment = order.Json["payment"]!.AsObject();

        Assert.Equal([member], payment.Where(pair => pair.Value is not null).Select(pair => pair.Key));
        Assert.Equal(channel, order.At<string>("order", "channel"));
        await world.Alipay.PaysAsync(await PayPageAsync(channel, order.At<string>("payment", member)), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(order.At<string>("order", "outTradeNo"), 1, CancellationToken.None);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("wap")]
    [InlineData("app")]
    [InlineData("qr")]
    public async Task Alipay_is_told_our_own_deadline_in_every_channel(string channel)
    {
        var order = (await OrderAsync(await world.CustomerAsync(), channel)).Is(HttpStatusCode.Created);
        var member = channel switch { "app" => "orderString", "qr" => "qrCode", _ => "payUrl" };

        await world.Alipay.OpensAsync(await PayPageAsync(channel, order.At<string>("payment", member)), CancellationToken.None);

        // Alipay knows whole seconds.
        var deadline = order.At<DateTimeOffset>("order", "expiresAt");
        Assert.Equal(
            deadline.ToUnixTimeSeconds(), world.Alipay.Find(order.At<string>("order", "outTradeNo"))!.ExpiresAt.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_customer_who_gives_up_on_the_phone_is_sent_back_to_the_shop_with_the_order()
    {
        var order = (await OrderAsync(await world.CustomerAsync(), "wap")).Is(HttpStatusCode.Created);

        var query = QueryHelpers.ParseQuery(new Uri(order.At<string>("payment", "payUrl")).Query);
        var quitUrl = (string?)JsonNode.Parse(query["biz_content"].ToString())!["quit_url"];

        Assert.Equal($"https://shop.example/cart?orderId={order.At<string>("order", "id")}", quitUrl);
    }

    [Fact]
    public async Task A_qr_order_for_which_alipay_gives_no_code_is_not_placed_and_the_same_key_tries_again()
    {
        var customer = await world.CustomerAsync();
        var key = Customer.NewKey();
        world.Alipay.Faults.Set(AlipayFault.GatewayUnavailable, 1);

        var refused = await OrderAsync(customer, "qr", key);
        var placed = await OrderAsync(customer, "qr", key);

        refused.IsProblem(HttpStatusCode.ServiceUnavailable, "payment_unavailable");
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        placed.Is(HttpStatusCode.Created);
        Assert.False(placed.Headers.ContainsKey("Idempotent-Replayed"));
        Assert.Single((await customer.GetAsync("/orders")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_repeated_qr_order_is_answered_byte_for_byte_even_while_alipay_is_away()
    {
        var customer = await world.CustomerAsync();
        var key = Customer.NewKey();
        var first = (await OrderAsync(customer, "qr", key)).Is(HttpStatusCode.Created);
        world.Alipay.Faults.Set(AlipayFault.GatewayUnavailable);

        var again = await OrderAsync(customer, "qr", key);
        var other = await customer.PostAsync("/orders", new { packageCode = "basic", channel = "qr" }, key);
        world.Alipay.Faults.Clear();

        Assert.Equal(first.Text, again.Text);
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
        other.IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task One_key_sent_twenty_times_at_once_places_one_qr_order()
    {
        var customer = await world.CustomerAsync();
        var key = Customer.NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OrderAsync(customer, "qr", key)));

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.Text));
        Assert.Single(answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Text).Distinct());
        Assert.Single((await customer.GetAsync("/orders")).Json["items"]!.AsArray());
    }

    [Theory]
    [InlineData("page", "payUrl")]
    [InlineData("qr", "qrCode")]
    public async Task An_order_that_waits_can_be_paid_from_a_later_visit(string channel, string member)
    {
        var customer = await world.CustomerAsync();
        var order = (await OrderAsync(customer, channel)).Is(HttpStatusCode.Created);
        var outTradeNo = order.At<string>("order", "outTradeNo");

        var later = (await customer.GetAsync($"/orders/{order.At<string>("order", "id")}/payment")).Is(HttpStatusCode.OK);
        var paid = await world.Alipay.PaysAsync(later.At<string>(member), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);

        Assert.Equal(outTradeNo, paid);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        (await customer.GetAsync($"/orders/{order.At<string>("order", "id")}/payment"))
            .IsProblem(HttpStatusCode.Conflict, "order_not_payable");
    }

    [Fact]
    public async Task A_qr_order_that_alipay_has_been_paid_for_is_not_offered_again()
    {
        var customer = await world.CustomerAsync();
        var order = (await OrderAsync(customer, "qr")).Is(HttpStatusCode.Created);
        world.Alipay.DropNotifications(1);
        await world.Alipay.PaysAsync(order.At<string>("payment", "qrCode"), CancellationToken.None);

        var later = await customer.GetAsync($"/orders/{order.At<string>("order", "id")}/payment");

        later.IsProblem(HttpStatusCode.Conflict, "order_not_payable");
    }

    [Fact]
    public async Task Nobody_is_told_how_to_pay_somebody_elses_order()
    {
        var order = await (await world.CustomerAsync()).OrderAsync();

        var answer = await (await world.CustomerAsync()).GetAsync($"/orders/{order.At<string>("order", "id")}/payment");

        answer.IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    private static Task<Answer> OrderAsync(Customer customer, string channel, string? key = null) =>
        customer.PostAsync("/orders", new { packageCode = "pro", channel }, key ?? Customer.NewKey());

    /// <summary>What the payer's device opens: an app's payment kit turns the order text into the cashier's address first.</summary>
    private async Task<string> PayPageAsync(string channel, string payment)
    {
        if (channel != "app")
        {
            return payment;
        }

        using var kit = new HttpClient { BaseAddress = world.Alipay.BaseAddress };
        using var form = new StringContent(payment);
        using var answer = await kit.PostAsync(new Uri("/app/pay", UriKind.Relative), form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("cashierUrl").GetString()!;
    }

    public sealed class Shop(Database.TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port)
        {
            var settings = base.Settings(port);
            settings["Payments:FrontEndReturnUrl"] = "https://shop.example/paid";
            settings["Payments:FrontEndQuitUrl"] = "https://shop.example/cart";
            return settings;
        }
    }
}
