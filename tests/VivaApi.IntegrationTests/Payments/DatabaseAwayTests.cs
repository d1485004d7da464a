using System.Net;
using System.Text;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>In a world of its own: here the database is taken away from everybody.</summary>
public sealed class DatabaseAwayTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task While_the_database_is_away_the_answer_is_not_success_and_a_later_delivery_is_credited()
    {
        world.ExpectError("/payments/alipay/notify failed");
        world.ExpectError("An exception occurred in the database while saving changes");
        world.ExpectError("Failed executing DbCommand");
        world.ExpectError("An error occurred using the connection to database");
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        world.Alipay.DropNotifications(times: 1);
        var outTradeNo = await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        var body = string.Join('&', world.Alipay.SignNotification(outTradeNo, null)
            .Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

        await world.Books.GoAwayAsync();
        var (status, answer) = await PostAsync(body);
        await world.Books.ComeBackAsync();
        Assert.True((int)status >= 500, $"{status}");
        Assert.NotEqual("success", answer);

        // Each delivery may still meet a connection that was cut; Alipay makes eight.
        for (var delivery = 2; delivery <= 8 && answer != "success"; delivery++)
        {
            (_, answer) = await PostAsync(body);
        }

        Assert.Equal("success", answer);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    private async Task<(HttpStatusCode Status, string Answer)> PostAsync(string body)
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        using var response = await http.PostAsync("/api/v1/payments/alipay/notify", content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
