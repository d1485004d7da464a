using System.Net;
using System.Text.Json.Nodes;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Quota;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>Operators switch customers' own keys off and on, and delete them; with an old and a new VivaAPI.</summary>
public sealed class EndingDedicatedKeyTests(TestDatabases databases)
{
    private const int Enabled = 1;
    private const int Disabled = 2;

    [Theory]
    [InlineData("modern")]
    [InlineData("legacy")]
    public async Task A_key_is_switched_off_once_no_job_is_in_flight_and_on_again(string manner)
    {
        await using var world = await StartAsync(manner);
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        Assert.True((await ChangeAsync(world, "disabled")).At<bool>("pending"));

        await world.ProvisionAsync();
        Assert.Equal(Enabled, (int)(await OneAsync(world))["status"]!);
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        Assert.Equal(world.Viva.Key, world.Viva.Submissions[^1].Key);
        await world.ProvisionAsync();
        Assert.Equal(Disabled, (int)(await OneAsync(world))["status"]!);

        // A purchase does not undo what an operator did.
        await world.PaysAsync(await customer.OrderAsync("enterprise"));
        await world.ProvisionAsync();
        Assert.Equal(Disabled, (int)(await OneAsync(world))["status"]!);
        await ChangeAsync(world, "serve");
        await world.ProvisionAsync();
        Assert.Equal(Enabled, (int)(await OneAsync(world))["status"]!);
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        Assert.Equal(await world.KeyOfAsync(await OneAsync(world)), world.Viva.Submissions[^1].Key);
    }

    [Theory]
    [InlineData("modern")]
    [InlineData("legacy")]
    public async Task A_deletion_that_was_cut_off_is_done_again_and_a_key_can_be_had_anew(string manner)
    {
        await using var world = await StartAsync(manner);
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        var old = await world.KeyOfAsync(await OneAsync(world));
        await ChangeAsync(world, "deleted");
        world.Outgoing.CutOff(world.Viva.BaseAddress);
        await world.ProvisionAsync();
        Assert.Equal(1, await world.Books.CountAsync("dedicated_keys where due and encrypted_key is not null"));
        world.Outgoing.Allow(world.Viva.BaseAddress);

        // As if it had been deleted there by a worker that died before it could say so here.
        await world.AskAsync(HttpMethod.Delete, $"/api/token/{(await OneAsync(world))["id"]}");
        await world.ProvisionAsync();
        await world.ProvisionAsync();

        Assert.Empty(await world.TokensAsync());
        Assert.Equal(1, await world.Books.CountAsync("dedicated_keys where not due and encrypted_key is null and token_id is null"));
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        Assert.Equal(world.Viva.Key, world.Viva.Submissions[^1].Key);
        await ChangeAsync(world, "serve");
        await world.ProvisionAsync();
        Assert.NotEqual(old, await world.KeyOfAsync(await OneAsync(world)));
    }

    [Fact]
    public async Task Under_plan_B_keys_of_before_can_be_deleted()
    {
        await using var world = await StartAsync("modern");
        await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        world.Mode = ProvisioningMode.Shared;
        await using var shared = world.StartService();
        await ChangeAsync(world, "deleted");

        await world.ProvisionAsync(shared);

        Assert.Empty(await world.TokensAsync());
        var unknown = await (await world.OperatorAsync()).ChangeAsync(
            HttpMethod.Put, $"/admin/users/{Guid.Empty}/viva-key", new { state = "deleted" });
        unknown.IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    private async Task<ProvisioningWorld> StartAsync(string manner)
    {
        var world = new ProvisioningWorld(databases) { Manner = Enum.Parse<VivaManner>(manner, ignoreCase: true) };
        await world.InitializeAsync();
        return world;
    }

    private static async Task<JsonNode> OneAsync(ProvisioningWorld world) => Assert.Single(await world.TokensAsync());

    private static async Task<Answer> ChangeAsync(ProvisioningWorld world, string state)
    {
        await using var connection = await world.Books.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select user_id from dedicated_keys", connection);
        var userId = (Guid)(await command.ExecuteScalarAsync())!;
        return (await (await world.OperatorAsync()).ChangeAsync(
            HttpMethod.Put, $"/admin/users/{userId}/viva-key", new { state })).Is(HttpStatusCode.OK);
    }
}
