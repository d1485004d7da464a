using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Database;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>VivaAPI away, full, or asked too often; our own keys lost; and nothing secret to be found anywhere.</summary>
public sealed class ProvisioningFaultTests(TestDatabases databases)
{
    [Fact]
    public async Task After_an_outage_during_a_hundred_purchases_every_customer_has_one_key()
    {
        await using var world = new ProvisioningWorld(databases) { Mode = ProvisioningMode.Dedicated };
        await world.InitializeAsync();
        await using var secondCopy = world.StartService();
        world.Outgoing.CutOff(world.Viva.BaseAddress);

        var customers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => world.CustomerWithAsync("basic")));
        foreach (var customer in customers)
        {
            await world.PaysAsync(await customer.OrderAsync("basic"));
            await customer.HasAsync(available: 100, quota: 100, used: 0, reserved: 0);
        }

        await world.ProvisionAsync();
        await secondCopy.RunAsync<ProvisionDedicatedKeys>();
        Assert.Equal(1, await world.Books.CountAsync("alerts where kind = 'dedicated_keys_stalled' and recovered_at is null"));
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Outgoing.Allow(world.Viva.BaseAddress);
        await Task.WhenAll(world.ProvisionAsync(), world.ProvisionAsync(secondCopy));
        await world.ProvisionAsync();

        var names = (await world.TokensAsync()).Select(token => (string?)token["name"]).ToList();
        Assert.Equal(50, names.Count);
        Assert.Equal(50, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(50, await world.Books.CountAsync("dedicated_keys where not due"));
        Assert.Equal(0, await world.Books.CountAsync("alerts where kind = 'dedicated_keys_stalled' and recovered_at is null"));
    }

    [Fact]
    public async Task When_the_account_is_full_there_is_an_alarm_and_the_master_key_serves()
    {
        await using var world = new ProvisioningWorld(databases) { MaxTokens = 1 };
        await world.InitializeAsync();
        var customer = await world.CustomerWithAsync("enterprise");

        await world.ProvisionAsync();
        await customer.GenerationAsync();
        await world.MakeVideosAsync();

        Assert.Equal(1, await world.Books.CountAsync("alerts where kind = 'dedicated_keys_stalled' and message like '%as many keys%'"));
        await customer.HasAsync(available: 485, quota: 500, used: 15, reserved: 0);
    }

    [Fact]
    public async Task A_full_account_goes_on_serving_the_keys_that_it_has_and_takes_the_next_when_one_is_deleted()
    {
        // The master key is one of the two.
        await using var world = new ProvisioningWorld(databases) { MaxTokens = 2 };
        await world.InitializeAsync();
        var first = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.CustomerWithAsync("enterprise")));
        await world.PaysAsync(await first.OrderAsync("enterprise"));

        await world.ProvisionAsync();
        var token = Assert.Single(await world.TokensAsync());
        Assert.Equal(((1_000 * 25 * 714_286L) + 99) / 100, (long)token["remain_quota"]!);
        Assert.Equal(1, await world.Books.CountAsync(
            "alerts where kind = 'dedicated_keys_stalled' and recovered_at is null and message like '3 customers wait%as many keys%'"));
        foreach (var other in others)
        {
            await other.GenerationAsync();
        }

        await world.MakeVideosAsync();
        Assert.All(world.Viva.Submissions, submission => Assert.Equal(world.Viva.Key, submission.Key));
        await others[0].HasAsync(available: 485, quota: 500, used: 15, reserved: 0);

        // An operator makes room.
        await world.Books.RunAsync("update dedicated_keys set wish = 'deleted', due = true where not due");
        await world.ProvisionAsync();
        await world.ProvisionAsync();
        Assert.NotEqual((string?)token["name"], (string?)Assert.Single(await world.TokensAsync())["name"]);
        Assert.Equal(1, await world.Books.CountAsync("dedicated_keys where not due and wish = 'serve'"));
    }

    [Fact]
    public async Task Reveals_that_VivaAPI_throttles_are_made_up_for_later()
    {
        await using var world = new ProvisioningWorld(databases);
        await world.InitializeAsync();
        await world.CustomerWithAsync("enterprise");
        for (var reveal = 0; reveal < 20; reveal++)
        {
            await world.AskAsync(HttpMethod.Post, "/api/token/1/key");
        }

        await world.ProvisionAsync();
        Assert.Equal(1, await world.Books.CountAsync("dedicated_keys where due and encrypted_key is null"));
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.ProvisionAsync();

        Assert.Equal(1, await world.Books.CountAsync("dedicated_keys where not due"));
        Assert.Single(await world.TokensAsync());
    }

    [Fact]
    public async Task A_lost_key_ring_is_an_alarm_and_the_keys_are_fetched_again()
    {
        await using var world = new ProvisioningWorld(databases);
        await world.InitializeAsync();
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        await customer.GenerationAsync();
        await world.Books.RunAsync("delete from data_protection_keys");
        await using var copy = world.StartService();

        await copy.RunAsync<SubmitGenerations>();
        Assert.Equal(world.Viva.Key, world.Viva.Submissions[^1].Key);
        Assert.Equal(1, await world.Books.CountAsync("alerts where kind = 'viva_keys_unreadable' and severity = 'critical'"));
        await world.ProvisionAsync(copy);
        await customer.GenerationAsync();
        await copy.RunAsync<SubmitGenerations>();

        Assert.Equal(await world.KeyOfAsync(Assert.Single(await world.TokensAsync())), world.Viva.Submissions[^1].Key);
        Assert.Equal(0, await world.Books.CountAsync("alerts where recovered_at is null"));
    }

    [Fact]
    public async Task No_key_stands_in_clear_in_the_database_in_a_log_or_in_an_answer()
    {
        await using var world = new ProvisioningWorld(databases);
        await world.InitializeAsync();
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        var ours = await customer.NewKeyAsync("generate", "read");
        var person = await world.OperatorAsync();
        const string added = "sk-added00000000000000000000000000000000000000d4Vu";
        (await person.PostAsync(
            "/admin/master-keys", new { name = "other", key = added, accountNumber = "9", accessToken = "a-token-of-theirs" })).Is(
                HttpStatusCode.Created);
        var program = customer.Program(ours);
        var id = await program.GenerationAsync();
        await world.MakeVideosAsync();

        var theirs = await world.KeyOfAsync(Assert.Single(await world.TokensAsync()));
        string[] paths =
            ["/me", "/quota", "/quota/usage", "/orders", "/credits/entries", "/api-keys", "/generations", $"/generations/{id}"];
        var texts = (await Task.WhenAll(paths.Select(async path => (await customer.GetAsync(path)).Text)))
            .Append((await person.GetAsync("/admin/master-keys")).Text)
            .Append((await person.GetAsync("/admin/upstream")).Text)
            .Concat(world.Log.Lines).Concat(await world.Books.DumpAsync()).ToList();
        Assert.Contains(world.Viva.Submissions, submission => submission.Key == theirs);
        string[] secrets = [ours[20..63], theirs[3..], world.Viva.Key[3..], added[3..], "sandbox-access-token", "a-token-of-theirs"];
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(texts, text => text.Contains(secret, StringComparison.Ordinal));
        }
    }
}
