using System.Net;
using System.Text.Json.Nodes;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Settlements;

/// <summary>A VivaAPI that takes 4.00 yuan for what the catalogue has at 3.75, and the margin before and after its log was read.</summary>
public sealed class ActualCostTests(ActualCostTests.DearWorld world) : IClassFixture<ActualCostTests.DearWorld>
{
    private const string Day = "2026-03-01";

    [Fact]
    public async Task The_margin_counts_what_vivaapi_took_once_its_log_has_told()
    {
        var customer = await world.CustomerWithAsync("pro");
        await world.MakeAllAsync(customer, VivaFault.None, VivaFault.Fails, VivaFault.NoFile);
        var late = await WrittenOffAndFoundAsync(customer);
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(late));

        // By hand: 9,900 − 150 × 25 = 6,150, and the one video that was charged stands for 15 × 25 = 375. By the
        // catalogue it and the one without a file cost 375 each, and the one found too late to be charged 400: 775 more than that.
        await EarnsAsync(more: 775);

        world.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await world.Service.CloseDaysAsync());

        // By the log, 400 each, and nothing for the one that failed.
        await EarnsAsync(more: 825);
        Assert.Equal(1, await world.Books.CountAsync("generations where billed_fen = 0 and end_cause = 'provider_failed'"));
    }

    private async Task EarnsAsync(long more)
    {
        var person = await world.OperatorAsync();
        foreach (var by in new[] { "day", "user" })
        {
            var report = (await person.GetAsync($"/admin/reports/margin?from={Day}&to={Day}&by={by}")).Is(HttpStatusCode.OK);
            Assert.Equal((15, more, 6_150 - more), Figures(Assert.Single(report.Json["items"]!.AsArray())!));
            Assert.Equal((15, more, 6_150 - more), Figures(report.Json["total"]!));
        }

        var package = (await person.GetAsync($"/admin/reports/margin?from={Day}&to={Day}&by=package")).Is(HttpStatusCode.OK);
        Assert.Equal(6_150, (long)Assert.Single(package.Json["items"]!.AsArray())!["marginFen"]!);
    }

    private static (long Used, long More, long Margin) Figures(JsonNode row) =>
        ((long)row["usedCredits"]!, (long)row["costDifferenceFen"]!, (long)row["marginFen"]!);

    /// <summary>A job whose answer was lost, and whose task the relay shows only after the customer has the credits back.</summary>
    private async Task<Guid> WrittenOffAndFoundAsync(Customer customer)
    {
        var id = await customer.GenerationAsync("late");

        // It is found by its price, which must be what VivaAPI takes.
        await world.Books.RunAsync($"update generations set upstream_cost_fen = 400 where id = '{id}'");
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.RunAsync(
            $"update generations set state = 'in_doubt', doubtful_since = sending_at, task_id = null where id = '{id}'");
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        await world.Service.RunAsync<ResolveDoubtfulGenerations>();
        Assert.Equal("written_off", await customer.StateOfGenerationAsync(id));
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(5));
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(5));
        return id;
    }

    public sealed class DearWorld(TestDatabases databases) : World(databases)
    {
        private protected override VivaStandInOptions VivaOptions() => new() { Time = Clock, PriceCredits = 16 };
    }
}
