using System.Net;
using System.Text.Json.Nodes;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Quota;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>Customers' own keys at VivaAPI: one each, whatever goes wrong, and never in the way of a purchase or a video.</summary>
public sealed class DedicatedKeyTests(ProvisioningWorld world) : IClassFixture<ProvisioningWorld>
{
    [Fact]
    public async Task A_video_made_before_the_key_is_there_uses_the_master_key()
    {
        var customer = await world.CustomerWithAsync("enterprise");

        await customer.GenerationAsync();
        await world.MakeVideosAsync();

        Assert.Equal(world.Viva.Key, world.Viva.Submissions[^1].Key);
        await customer.HasAsync(available: 485, quota: 500, used: 15, reserved: 0);
        await world.ProvisionAsync();
    }

    [Fact]
    public async Task A_token_that_was_made_before_a_crash_is_found_by_its_name()
    {
        var name = await NameOfTokenAsync(await world.CustomerWithAsync("enterprise"));
        await world.AskAsync(HttpMethod.Post, "/api/token/", new { name, remain_quota = 0, expired_time = -1 });

        await world.ProvisionAsync();

        Assert.Single(await world.TokensAsync(), token => (string?)token["name"] == name);
        Assert.Equal(0, await world.Books.CountAsync("dedicated_keys where due"));
    }

    [Fact]
    public async Task Of_two_tokens_with_one_name_the_older_stays()
    {
        var name = await NameOfTokenAsync(await world.CustomerWithAsync("enterprise"));
        await world.AskAsync(HttpMethod.Post, "/api/token/", new { name, remain_quota = 0, expired_time = -1 });
        await world.AskAsync(HttpMethod.Post, "/api/token/", new { name, remain_quota = 0, expired_time = -1 });
        var older = (await world.TokensAsync()).Where(token => (string?)token["name"] == name).Min(token => (long)token["id"]!);

        await world.ProvisionAsync();

        var left = Assert.Single(await world.TokensAsync(), token => (string?)token["name"] == name);
        Assert.Equal(older, (long)left["id"]!);
    }

    [Fact]
    public async Task The_quota_of_a_key_is_never_set_while_a_job_of_it_is_running()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        var during = await RemainAsync(customer);

        await world.PaysAsync(await customer.OrderAsync("enterprise"));
        await world.ProvisionAsync();
        Assert.Equal(during, await RemainAsync(customer));

        // A job that comes now does not delay the change any further: it goes with the master key.
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        Assert.Equal(world.Viva.Key, world.Viva.Submissions[^1].Key);
        await world.ProvisionAsync();

        Assert.Equal(((970 * 25 * 714_286L) + 99) / 100, await RemainAsync(customer));
        await customer.HasAsync(available: 970, quota: 1_000, used: 30, reserved: 0);
    }

    [Fact]
    public async Task A_key_that_somebody_deleted_at_VivaAPI_is_made_anew_and_the_job_is_made_all_the_same()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        var token = await TokenOfAsync(customer);
        var key = await world.KeyOfAsync(token);
        await world.AskAsync(HttpMethod.Delete, $"/api/token/{token["id"]}");

        var id = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.MakeJobsDueAsync();
        await world.MakeVideosAsync();

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(world.Viva.Key, world.Viva.Submissions[^1].Key);
        await world.ProvisionAsync();
        var anew = await TokenOfAsync(customer);
        Assert.Equal((string?)token["name"], (string?)anew["name"]);
        Assert.NotEqual(key, await world.KeyOfAsync(anew));
    }

    [Fact]
    public async Task A_key_that_was_used_up_at_VivaAPI_is_filled_and_switched_on_again()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        var token = await TokenOfAsync(customer);
        await world.AskAsync(HttpMethod.Put, "/api/token/", new { id = token["id"], name = token["name"], expired_time = -1 });
        var id = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();

        await world.ProvisionAsync();
        await world.Books.MakeJobsDueAsync();
        await world.MakeVideosAsync();

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(await world.KeyOfAsync(token), world.Viva.Submissions[^1].Key);
        Assert.Equal(1, (int)(await TokenOfAsync(customer))["status"]!);
    }

    [Fact]
    public async Task Another_mode_counts_from_the_next_start_and_loses_nothing()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        world.Mode = ProvisioningMode.Shared;
        await using var shared = world.StartService();
        world.Mode = ProvisioningMode.Hybrid;

        await customer.GenerationAsync();
        await shared.RunAsync<SubmitGenerations>();
        Assert.Equal(world.Viva.Key, world.Viva.Submissions[^1].Key);
        await customer.GenerationAsync();
        await world.MakeVideosAsync();

        Assert.Equal(await world.KeyOfAsync(await TokenOfAsync(customer)), world.Viva.Submissions[^1].Key);
        await customer.HasAsync(available: 470, quota: 500, used: 30, reserved: 0);
    }

    [Fact]
    public async Task Who_bought_under_plan_B_gets_a_key_when_plan_A_is_set()
    {
        world.Mode = ProvisioningMode.Dedicated;
        await using var dedicated = world.StartService();
        world.Mode = ProvisioningMode.Hybrid;
        var customer = await world.CustomerWithAsync("basic");
        await world.ProvisionAsync();
        var before = (await world.TokensAsync()).Count;

        await world.ProvisionAsync(dedicated);

        Assert.True((await world.TokensAsync()).Count > before);
        Assert.NotNull(await TokenOfAsync(customer));
        (await customer.GetAsync("/quota")).Is(HttpStatusCode.OK);
    }

    /// <summary>The name that the outbox has for the customer's key, whether it was made or not.</summary>
    private async Task<string> NameOfTokenAsync(Customer customer)
    {
        var user = (await customer.GetAsync("/me")).At<Guid>("id");
        await using var connection = await world.Books.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand($"select name from dedicated_keys where user_id = '{user}'", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task<JsonNode> TokenOfAsync(Customer customer)
    {
        var name = await NameOfTokenAsync(customer);
        return Assert.Single(await world.TokensAsync(), token => (string?)token["name"] == name);
    }

    private async Task<long> RemainAsync(Customer customer) => (long)(await TokenOfAsync(customer))["remain_quota"]!;
}
