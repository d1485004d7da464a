using System.Net;
using Npgsql;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>An endpoint goes while its events come: what happened is booked all the same.</summary>
public sealed class WebhookDeletionTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_payment_is_booked_while_the_endpoint_that_is_to_hear_of_it_is_deleted()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        var order = await customer.OrderAsync("basic");
        await using var deleter = await world.Books.OpenAsync();
        await using var deletion = await deleter.BeginTransactionAsync();
        await RunAsync(deleter, $"delete from webhook_endpoints where id = '{endpoint}'");

        var payment = world.PaysAsync(order);
        await world.Books.WaitUntilBlockedAsync(deleter.ProcessID);
        await deletion.CommitAsync();
        await payment;

        Assert.Equal(50, (await customer.GetAsync("/quota")).At<int>("availableCredits"));
        Assert.Equal(0, await world.Books.CountAsync($"webhook_deliveries where endpoint_id = '{endpoint}'"));
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task Credits_are_held_while_the_endpoint_that_is_to_hear_of_few_is_deleted()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerWithAsync("basic");
        var (endpoint, _) = await customer.ListenAsync(receiver, "credits.low");
        (await customer.ChangeAsync(endpoint, new { lowCredits = 50 })).Is(HttpStatusCode.OK);
        await using var deleter = await world.Books.OpenAsync();
        await using var deletion = await deleter.BeginTransactionAsync();
        await RunAsync(deleter, $"delete from webhook_endpoints where id = '{endpoint}'");

        var generation = customer.GenerationAsync();
        await world.Books.WaitUntilBlockedAsync(deleter.ProcessID);
        await deletion.CommitAsync();

        Assert.NotEqual(Guid.Empty, await generation);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task A_deletion_waits_for_an_event_under_way_and_takes_it_along()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver, "credits.low");
        await using var teller = await world.Books.OpenAsync();
        await using var telling = await teller.BeginTransactionAsync();
        await RunAsync(
            teller,
            $"select webhook_credits_low(user_id, 50, 5, gen_random_uuid(), now()) from webhook_endpoints where id = '{endpoint}'");

        var deletion = customer.DeleteAsync($"/webhook-endpoints/{endpoint}");
        await world.Books.WaitUntilBlockedAsync(teller.ProcessID);
        await telling.CommitAsync();

        (await deletion).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, await world.Books.CountAsync($"webhook_deliveries where endpoint_id = '{endpoint}'"));
    }

    [Fact]
    public async Task A_test_event_for_an_endpoint_that_is_being_deleted_is_not_found()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await using var deleter = await world.Books.OpenAsync();
        await using var deletion = await deleter.BeginTransactionAsync();
        await RunAsync(deleter, $"delete from webhook_endpoints where id = '{endpoint}'");

        var test = customer.PostAsync($"/webhook-endpoints/{endpoint}/test", new { });
        await world.Books.WaitUntilBlockedAsync(deleter.ProcessID);
        await deletion.CommitAsync();

        (await test).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task An_endpoint_goes_with_its_history()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();
        await customer.TestEventAsync(endpoint);

        (await customer.DeleteAsync($"/webhook-endpoints/{endpoint}")).Is(HttpStatusCode.NoContent);

        (await customer.DeleteAsync($"/webhook-endpoints/{endpoint}")).IsProblem(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(0, await world.Books.CountAsync($"webhook_deliveries where endpoint_id = '{endpoint}'"));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
