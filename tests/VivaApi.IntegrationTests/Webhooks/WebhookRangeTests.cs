using System.Net;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>A service that sends two events again at a time.</summary>
public sealed class WebhookRangeWorld(TestDatabases databases) : World(databases)
{
    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Webhooks:MaxRedeliver"] = "2",
    };
}

public sealed class WebhookRangeTests(WebhookRangeWorld world) : IClassFixture<WebhookRangeWorld>
{
    [Fact]
    public async Task A_long_time_is_sent_again_part_by_part_to_its_end_though_what_went_again_has_arrived_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        var from = world.Clock.GetUtcNow();
        for (var turn = 0; turn < 5; turn++)
        {
            await world.PaysAsync(await customer.OrderAsync("basic"));
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await DeliverAsync();
        var all = receiver.Events.Select(told => told.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        receiver.Events.Clear();

        string? cursor = null;
        var counts = new List<int>();
        do
        {
            var answer = (await customer.PostAsync(
                $"/webhook-endpoints/{endpoint}/redeliver",
                new { from, to = world.Clock.GetUtcNow(), states = new[] { "delivered" }, cursor })).Is(HttpStatusCode.Accepted);
            counts.Add(answer.At<int>("count"));
            cursor = (string?)answer.Json["nextCursor"];
            Assert.Equal(cursor is not null, answer.At<bool>("more"));
            await DeliverAsync();
        }
        while (cursor is not null && counts.Count < 10);

        Assert.Equal([2, 2, 1], counts);
        Assert.Equal(all, receiver.Events.Select(told => told.Id).Order(StringComparer.Ordinal));
        (await customer.PostAsync(
            $"/webhook-endpoints/{endpoint}/redeliver", new { from, to = world.Clock.GetUtcNow(), cursor = "nowhere" }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    private async Task DeliverAsync()
    {
        while (await world.Service.RunAsync<DeliverWebhooks>() > 0)
        {
        }
    }
}
