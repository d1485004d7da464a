using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>
/// Two jobs of a customer are open at once and three in all: the rest waits, and nobody waits behind more than two of another's.
/// </summary>
public sealed class LineTests(LineTests.NarrowWorld world) : IClassFixture<LineTests.NarrowWorld>
{
    [Fact]
    public async Task Jobs_beyond_a_customers_bound_wait_behind_their_own_and_let_others_by()
    {
        var (busy, late) = (await world.CustomerWithAsync("pro"), await world.CustomerWithAsync("basic"));
        for (var job = 0; job < 5; job++)
        {
            await busy.GenerationAsync("many");
        }

        await world.Service.RunAsync<SubmitGenerations>();
        Assert.Equal((2, 3), (await CountAsync("running", "many"), await CountAsync("queued", "many")));
        var small = await late.GenerationAsync("one");
        await world.Service.RunAsync<SubmitGenerations>();
        Assert.Equal("running", await late.StateOfGenerationAsync(small));
        Assert.Equal(2, await CountAsync("running", "many"));

        for (var round = 0; round < 3; round++)
        {
            await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
            await world.Service.RunAsync<SubmitGenerations>();
        }

        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(5, await CountAsync("succeeded", "many"));
        await busy.HasAsync(available: 75, quota: 150, used: 75, reserved: 0);
    }

    [Fact]
    public async Task Customers_take_turns_when_there_are_more_than_one_claim_looks_at()
    {
        for (var each = 0; each < 3; each++)
        {
            var customer = await world.CustomerWithAsync("basic");
            await customer.GenerationAsync("in turns");
            await customer.GenerationAsync("in turns");
        }

        foreach (var lined in (int[])[2, 4, 6])
        {
            await world.Books.RunAsync("select generations_line_up(2, 1)");
            Assert.Equal(lined, await CountLinedUpAsync());
        }

        do
        {
            await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        }
        while (await world.Service.RunAsync<SubmitGenerations>() > 0);

        Task<long> CountLinedUpAsync() => world.Books.CountAsync("generations where lined_up and prompt = 'in turns'");
    }

    [Fact]
    public async Task Any_number_of_copies_together_keep_to_the_bound_for_all()
    {
        await using var secondCopy = world.StartService();
        for (var each = 0; each < 4; each++)
        {
            var customer = await world.CustomerWithAsync("basic");
            await customer.GenerationAsync("bounded [[fault:slow]]");
            await customer.GenerationAsync("bounded [[fault:slow]]");
        }

        await Task.WhenAll(Enumerable.Range(0, 12).Select(turn =>
            (turn % 2 == 0 ? world.Service : secondCopy).RunAsync<SubmitGenerations>()));

        Assert.Equal(3, await world.Books.CountAsync("generations where state in ('submitting', 'running')"));
        Assert.Equal(5, await world.Books.CountAsync("generations where state = 'queued'"));
        do
        {
            await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        }
        while (await world.Service.RunAsync<SubmitGenerations>() > 0);
        Assert.Equal(0, await world.Books.CountAsync("generations where state <> 'succeeded'"));
    }

    [Fact]
    public async Task A_model_that_is_held_back_does_not_stop_the_others()
    {
        var customer = await world.CustomerWithAsync("basic");
        await world.Books.RunAsync("update generation_models set on_offer = true where code = 'veo3.1-fast'");
        var held = await customer.GenerationAsync("held");
        await world.Books.RunAsync(
            "insert into upstream_circuits (scope, opened_at, reason, failures, probe_at, probe_seconds) "
            + "values ('model:veo3', now(), 'no channel', 1, now() + interval '1 hour', 30)");
        await world.Books.RunAsync($"update generations set next_attempt_at = now() - interval '1 hour' where id = '{held}'");
        (await customer.PostAsync("/generations", new { prompt = "free", model = "veo3.1-fast" }, Customer.NewKey()))
            .Is(System.Net.HttpStatusCode.Accepted);

        Assert.Equal(1, await world.Service.RunAsync<SubmitGenerations>());

        Assert.Equal((1, 1), (await CountAsync("queued", "held"), await CountAsync("running", "free")));
        await world.CloseCircuitsAsync();
        await world.MakeVideosAsync();
        await world.MakeVideosAsync();
    }

    private Task<long> CountAsync(string state, string prompt) =>
        world.Books.CountAsync($"generations where state = '{state}' and prompt = '{prompt}'");

    public sealed class NarrowWorld(TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Generation:MaxOpenPerCustomer"] = "2",
            ["Generation:MaxAtWork"] = "3",
        };
    }
}
