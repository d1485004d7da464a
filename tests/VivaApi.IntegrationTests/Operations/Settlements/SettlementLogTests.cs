using System.Net;
using System.Text.Json.Nodes;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Settlements;

/// <summary>What a settlement learns from VivaAPI's log, and what it does while there is none. Each test has a world of its own.</summary>
public sealed class SettlementLogTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly World world = new(databases);

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_day_whose_log_cannot_be_read_stays_open_until_it_can()
    {
        await world.MakeAllAsync(await world.CustomerWithAsync("pro"), VivaFault.None);
        world.Clock.Advance(TimeSpan.FromHours(24));
        world.Outgoing.CutOff(world.Viva.BaseAddress);

        Assert.Equal(0, await world.Service.CloseDaysAsync());
        Assert.Equal(0, await world.Service.RunAsync<RetrySettlements>());
        Assert.Equal(0, await world.Books.CountAsync("settlements"));
        Assert.Equal(1, await world.Books.CountAsync("alerts where kind = 'settlement_log_unreadable' and recovered_at is null"));

        world.Outgoing.Allow(world.Viva.BaseAddress);
        Assert.Equal(1, await world.Service.RunAsync<RetrySettlements>());
        Assert.Equal(0, await world.Service.RunAsync<RetrySettlements>());
        Assert.Equal(1, await world.Books.CountAsync("settlements where spend_source = 'log' and spend_fen = 375"));
        Assert.Equal(0, await world.Books.CountAsync("alerts where kind = 'settlement_log_unreadable' and recovered_at is null"));
    }

    [Fact]
    public async Task After_its_patience_a_day_is_closed_by_the_catalogue_and_corrected_beside_it_once_there_is_a_log()
    {
        // VivaAPI keeps the price of a task that it lost, whatever the catalogue's rule; it gives back that of one that failed.
        await world.MakeAllAsync(await world.CustomerWithAsync("pro"), VivaFault.None, VivaFault.Fails, VivaFault.NoFile);
        await world.Books.RunAsync("update generations set upstream_cost_fen = 300 where end_cause = 'delivered'");
        world.Outgoing.CutOff(world.Viva.BaseAddress);
        world.Clock.Advance(TimeSpan.FromHours(63));

        Assert.Equal(1, await world.Service.CloseDaysAsync());
        var closed = await world.SettlementAsync();
        Assert.Equal(("catalogue", 675L), (closed.At<string>("settlement", "spendSource"), closed.At<long>("settlement", "spendFen")));
        Assert.Equal(3, await world.Books.CountAsync("generations where billed_fen is null"));

        var person = await world.OperatorAsync();
        var path = $"/admin/settlements/{closed.At<string>("settlement", "id")}/correct";
        (await person.PostAsync(path, new { })).IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        world.Outgoing.Allow(world.Viva.BaseAddress);
        var corrected = (await person.PostAsync(path, new { })).Is(HttpStatusCode.OK);
        var again = (await person.PostAsync(path, new { })).Is(HttpStatusCode.OK);

        Assert.Equal(corrected.Text, again.Text);
        Assert.True(JsonNode.DeepEquals(closed.Json["settlement"], corrected.Json["settlement"]));
        Assert.True(JsonNode.DeepEquals(closed.Json["leaks"], corrected.Json["leaks"]));
        Assert.Equal((750, 450, 0), (
            corrected.At<long>("correction", "spendFen"), corrected.At<long>("correction", "differenceFen"),
            corrected.At<long>("otherDaysFen")));
        Assert.Equal(2, await world.Books.CountAsync("generations where billed_fen = 375"));
        Assert.Equal(1, await world.Books.CountAsync("generations where billed_fen = 0"));
        var written = Assert.Single(
            (await person.GetAsync("/admin/audit?act=settlement.correct")).Json["items"]!.AsArray(),
            entry => entry!["before"]!["correction"] is null);
        Assert.Equal(750, (long)written!["after"]!["correction"]!["spendFen"]!);

        // The next days are closed by their log: there is nothing to correct.
        Assert.Equal(2, await world.Service.CloseDaysAsync());
        var next = (await world.SettlementAsync()).At<string>("settlement", "id");
        (await person.PostAsync($"/admin/settlements/{next}/correct", new { })).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await person.PostAsync($"/admin/settlements/{Guid.Empty}/correct", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task What_is_not_in_a_whole_log_was_not_billed_and_what_it_holds_for_no_job_is_told()
    {
        var opening = world.Viva.BalanceQuota;
        var jobs = await world.MakeAllAsync(
            await world.CustomerWithAsync("enterprise"), VivaFault.None, VivaFault.None, VivaFault.InsertLost, VivaFault.Fails);
        var spent = (long)Math.Round((opening - world.Viva.BalanceQuota) * 100m / 714_286);
        await world.Books.RunAsync($"update generations set task_id = 'task_of_nobody' where id = '{jobs[1]}'");
        world.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(1, await world.Service.CloseDaysAsync());
        var report = await world.SettlementAsync();

        // The one job's task is nowhere in the log; the task that it truly was is nobody's. The lost one left a charge where it was sent.
        Assert.Equal(
            [
                ("charged_and_billed", 1, 375L), ("charged_but_not_billed", 1, 0L), ("refunded_and_not_billed", 1, 0L),
                ("refunded_but_billed", 1, 375L),
            ],
            report.Json["leaks"]!.AsArray()
                .Select(line => ((string)line!["class"]!, (int)line["jobs"]!, (long)line["billedFen"]!)).Order());
        Assert.Equal(jobs[1], (Guid)report.Json["leaks"]!.AsArray().Single(
            line => (string)line!["class"]! == "charged_but_not_billed")!["examples"]![0]!);
        Assert.Equal((1, 375L), (report.At<int>("settlement", "strangeBills"), report.At<long>("settlement", "strangeFen")));
        Assert.Equal((spent, 0L), (report.At<long>("settlement", "spendFen"), report.At<long>("otherDaysFen")));
        Assert.Equal(1_125, spent);
    }
}
