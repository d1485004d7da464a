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
}
