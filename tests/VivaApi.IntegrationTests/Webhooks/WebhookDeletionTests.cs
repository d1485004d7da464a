using System.Net;
using Npgsql;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Harness;
using VivaApi.IntegrationTests.Identity;

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

    [Fact]
    public async Task An_account_is_erased_while_what_became_of_a_try_is_booked()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await customer.TestEventAsync(endpoint);
        await using var booker = await world.Books.OpenAsync();
        await using var booking = await booker.BeginTransactionAsync();
        await RunAsync(booker, $"select from webhook_endpoints where id = '{endpoint}' for no key update");

        var erasure = customer.DeleteMeAsync(new { password = "a-long-password" });
        await world.Books.WaitUntilBlockedAsync(booker.ProcessID);
        await RunAsync(booker, $"update webhook_deliveries set last_status = 500 where endpoint_id = '{endpoint}'");
        await booking.CommitAsync();

        (await erasure).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, await world.Books.CountAsync($"webhook_deliveries where endpoint_id = '{endpoint}'"));
    }

    [Fact]
    public async Task With_an_erased_account_end_the_alerts_of_its_endpoints()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (gone, _) = await customer.ListenAsync(receiver);
        var (unsigned, _) = await customer.ListenAsync(receiver);
        receiver.Status = 410;
        await world.Books.RunAsync($"update webhook_endpoints set secret = 'CfDJ8-of-another-ring' where id = '{unsigned}'");
        await customer.TestEventAsync(gone);
        await customer.TestEventAsync(unsigned);
        await world.Service.RunAsync<DeliverWebhooks>();
        var open = $"alerts where key in ('{gone}', '{unsigned}') and recovered_at is null";
        Assert.Equal(2, await world.Books.CountAsync(open));

        (await customer.DeleteMeAsync(new { password = "a-long-password" })).Is(HttpStatusCode.NoContent);

        Assert.Equal(0, await world.Books.CountAsync(open));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
