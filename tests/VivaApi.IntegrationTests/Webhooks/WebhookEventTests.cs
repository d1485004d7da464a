using System.Net;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>What happens is told, once, to whom it concerns, and with what it was.</summary>
public sealed class WebhookEventTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_paid_order_is_told_signed_and_with_what_it_was()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, secret) = await customer.ListenAsync(receiver);
        var order = await customer.OrderAsync("pro");

        await world.PaysAsync(order);
        await world.Service.RunAsync<DeliverWebhooks>();

        var told = Assert.Single(receiver.Events);
        Assert.True(told.IsSignedBy(secret));
        Assert.Equal(world.Clock.GetUtcNow().ToUnixTimeSeconds(), told.Timestamp);
        Assert.Equal(("order.paid", order.At<string>("order", "id"), "paid", 9_900), (
            told.Type, (string)told.Data["id"]!, (string)told.Data["state"]!, (int)told.Data["amountFen"]!));
        var delivery = Assert.Single(await customer.DeliveriesAsync(endpoint));
        Assert.Equal(("delivered", told.Id, 1, 204), (
            (string)delivery["state"]!, (string)delivery["eventId"]!, (int)delivery["attempts"]!, (int)delivery["lastStatus"]!));
        var log = await customer.LogAsync(endpoint, (string)delivery["id"]!);
        Assert.Equal(told.Body, log.At<string>("payload"));
        Assert.Single(log.Json["attempts"]!.AsArray());
    }

    [Fact]
    public async Task A_refund_is_told_with_the_money_and_the_credits_that_went()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.PaysAsync(order);
        await customer.ListenAsync(receiver, "order.refunded");
        var boss = await world.OperatorAsync();
        (await boss.PostAsync(
            $"/admin/orders/{order.At<string>("order", "id")}/refund", new { amountFen = 3_300, reason = "asked for" }, Customer.NewKey()))
            .Is(HttpStatusCode.Accepted);

        await world.Service.RunAsync<MakeRefunds>();
        await world.Service.RunAsync<DeliverWebhooks>();

        var told = Assert.Single(receiver.Events);
        Assert.Equal(("order.refunded", "partially_refunded", 3_300, 50), (
            told.Type,
            (string)told.Data["state"]!,
            (int)told.Data["refundedFen"]!,
            (int)told.Data["refund"]!["revokedCredits"]!));
    }

    [Fact]
    public async Task Each_end_of_a_video_is_told_as_the_api_shows_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerWithAsync("pro");
        await customer.ListenAsync(receiver, "generation.succeeded", "generation.failed", "generation.cancelled");
        var cancelled = await customer.GenerationAsync();
        (await customer.PostAsync($"/generations/{cancelled}/cancel", new { })).Is(HttpStatusCode.OK);
        var (good, bad) = (await customer.GenerationAsync(), await customer.GenerationAsync("cat [[fault:fails]]"));
        await world.MakeVideosAsync();

        await world.Service.RunAsync<DeliverWebhooks>();

        var told = receiver.Events.ToDictionary(one => (string)one.Data["id"]!);
        Assert.Equal(3, told.Count);
        Assert.Equal("generation.cancelled", told[cancelled.ToString()].Type);
        Assert.Equal("generation.succeeded", told[good.ToString()].Type);
        Assert.Equal("generation.failed", told[bad.ToString()].Type);
        Assert.Equal((await customer.GetAsync($"/generations/{good}")).Text, told[good.ToString()].Data.ToJsonString(Relaxed));
    }

    [Fact]
    public async Task Few_credits_are_told_once_when_they_fall_below_the_mark_and_again_after_they_were_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerWithAsync("basic");
        var (endpoint, secret) = await customer.ListenAsync(receiver, "credits.low");
        (await customer.ChangeAsync(endpoint, new { lowCredits = 21 })).Is(HttpStatusCode.OK);

        await customer.GenerationAsync();
        await Told(0);
        await customer.GenerationAsync();
        await Told(1);
        await customer.GenerationAsync();
        await Told(1);
        await world.PaysAsync(await customer.OrderAsync("basic"));
        await Told(1);
        await customer.GenerationAsync();
        await Told(1);
        await customer.GenerationAsync();
        await customer.GenerationAsync();
        await Told(2);

        var first = receiver.Events.First();
        Assert.True(first.IsSignedBy(secret));
        Assert.Equal(("credits.low", 20, 21), (
            first.Type, (int)first.Data["availableCredits"]!, (int)first.Data["lowCredits"]!));
        Assert.NotEqual(first.Id, receiver.Events.Last().Id);

        async Task Told(int times)
        {
            await world.Service.RunAsync<DeliverWebhooks>();
            Assert.Equal(times, receiver.Events.Count);
        }
    }

    [Fact]
    public async Task Twenty_spends_at_once_cross_the_mark_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerWithAsync("enterprise");
        var (endpoint, _) = await customer.ListenAsync(receiver, "credits.low");
        (await customer.ChangeAsync(endpoint, new { lowCredits = 400 })).Is(HttpStatusCode.OK);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => customer.GenerationAsync()));

        Assert.Single(await customer.DeliveriesAsync(endpoint));
    }

    [Fact]
    public async Task A_revoked_key_is_told_once_and_without_the_key()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerWithAsync("enterprise");
        await customer.ListenAsync(receiver, "api_key.revoked");
        var made = await customer.MakeKeyAsync(new { name = "shop", scopes = new[] { "read" } });

        await customer.DeleteAsync($"/api-keys/{made.IdOf()}");
        await customer.DeleteAsync($"/api-keys/{made.IdOf()}");
        await world.Service.RunAsync<DeliverWebhooks>();

        var told = Assert.Single(receiver.Events);
        Assert.Equal(("api_key.revoked", made.IdOf(), "shop"), (told.Type, (string)told.Data["id"]!, (string)told.Data["name"]!));
        Assert.Equal("revoked", (string)told.Data["reason"]!);
        Assert.DoesNotContain(made.At<string>("key"), told.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task A_replaced_key_is_told_with_the_moment_at_which_it_stops(int overlapMinutes)
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerWithAsync("enterprise");
        await customer.ListenAsync(receiver, "api_key.revoked");
        var made = await customer.MakeKeyAsync(new { name = "shop", scopes = new[] { "read" } });
        var now = world.Clock.GetUtcNow();

        (await customer.RotateAsync(made, overlapMinutes)).Is(HttpStatusCode.Created);
        (await customer.RotateAsync(made, overlapMinutes)).IsProblem(HttpStatusCode.Conflict, "api_key_not_active");
        await world.Service.RunAsync<DeliverWebhooks>();

        var told = Assert.Single(receiver.Events);
        Assert.Equal((made.IdOf(), "rotated"), ((string)told.Data["id"]!, (string)told.Data["reason"]!));
        Assert.Equal(now.AddMinutes(overlapMinutes), (DateTimeOffset)told.Data["revokedAt"]!);
    }

    [Fact]
    public async Task Nobody_is_told_of_others_or_of_what_was_not_asked_for()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var (customer, stranger) = (await world.CustomerAsync(), await world.CustomerAsync());
        await stranger.ListenAsync(receiver);
        await customer.ListenAsync(receiver, "order.refunded");
        var before = await world.Books.CountAsync("webhook_deliveries");

        await world.PaysAsync(await customer.OrderAsync("basic"));
        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.Empty(receiver.Events);
        Assert.Equal(before, await world.Books.CountAsync("webhook_deliveries"));
    }

    [Fact]
    public async Task What_is_undone_is_not_told()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerWithAsync("basic");
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await world.Books.RunAsync(
            $"""
             begin;
             select credit_reserve(user_id, 45, 'generation:{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}', now())
               from webhook_endpoints where id = '{endpoint}';
             rollback;
             """);

        Assert.Empty(await customer.DeliveriesAsync(endpoint));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
