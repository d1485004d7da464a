using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

public sealed class BuyingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_paid_order_brings_credits_and_quota_at_once()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);

        await world.PaysAsync(order);

        var seen = (await customer.GetAsync($"/orders/{order.At<string>("order", "id")}")).Is(HttpStatusCode.OK);
        Assert.Equal("paid", seen.At<string>("state"));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task A_price_that_Alipay_could_not_take_cannot_be_typed_and_the_dearest_can_be_ordered()
    {
        await world.Books.RunAsync(
            """
            insert into credit_packages (code, name, price_fen, credits, includes_dedicated_key, includes_api_keys, on_sale, position)
            values ('dear', 'dear', 10000000000, 1000000000, false, false, true, 9)
            """);
        string[] absurd = ["price_fen = 10000000001", "credits = 1000000001", "price_fen = 0", "price_fen = 9223372036854775807"];
        foreach (var wish in absurd)
        {
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(
                () => world.Books.RunAsync($"update credit_packages set {wish} where code = 'dear'"));
            Assert.Equal(Npgsql.PostgresErrorCodes.CheckViolation, refused.SqlState);
        }

        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("dear");
        await world.Books.RunAsync("delete from credit_packages where code = 'dear'");

        Assert.Equal(10_000_000_000, order.At<long>("order", "amountFen"));
        Assert.Contains("100000000.00", Uri.UnescapeDataString(order.At<string>("payment", "payUrl")), StringComparison.Ordinal);
    }
}
