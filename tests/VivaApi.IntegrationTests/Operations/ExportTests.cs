using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>Exports are written as the database tells, and end when nobody reads them any more.</summary>
public sealed class ExportTests(World world) : IClassFixture<World>
{
    private const int Many = 100_000;

    [Fact]
    public async Task Orders_entries_and_jobs_are_exported_and_formulas_are_disarmed()
    {
        var (customer, person) = (await world.CustomerWithAsync("pro"), await world.OperatorAsync());
        var id = (await customer.GetAsync("/me")).At<string>("id");
        await customer.GenerationAsync("a secret wish");
        (await person.PostAsync(
            $"/admin/users/{id}/credit-adjustments", new { credits = -5, reason = "=cmd|' /C calc'!A0, \"x\"" }, Customer.NewKey()))
            .Is(HttpStatusCode.Created);

        var orders = await LinesAsync(person, "orders?from=2026-02-28");
        var entries = await LinesAsync(person, "entries?from=2026-02-28");
        var jobs = await LinesAsync(person, "generations?from=2026-02-28");

        Assert.StartsWith("id,user_id,out_trade_no,trade_no,package_code,package_name,amount_fen,", orders[0], StringComparison.Ordinal);
        Assert.Contains(orders, line =>
            line.Contains($",{id},", StringComparison.Ordinal)
            && line.Contains(",专业套餐,9900,150,page,paid,0,", StringComparison.Ordinal));
        Assert.Contains(entries, line =>
            line.Contains($"{id},3,adjust,-5,130,15,adjustment:", StringComparison.Ordinal)
            && line.Contains(",\"'=cmd|' /C calc'!A0, \"\"x\"\"\",2026-03-01T", StringComparison.Ordinal));
        Assert.Contains(jobs, line => line.Contains($"{id},veo3,queued,5,16:9,15,,375,,,2026-03-01T", StringComparison.Ordinal));
        Assert.DoesNotContain(jobs, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mark_for_spreadsheets_is_there_when_it_is_asked_for()
    {
        var person = await world.OperatorAsync();

        var with = await person.DownloadAsync("/admin/exports/orders?bom=true");
        var without = await person.DownloadAsync("/admin/exports/orders");

        Assert.Equal("text/csv", with.ContentType);
        Assert.Equal([0xEF, 0xBB, 0xBF], with.Body[..3]);
        Assert.Equal((byte)'i', without.Body[0]);
    }

    [Fact]
    public async Task Many_rows_are_streamed_and_a_reader_who_goes_away_ends_the_query()
    {
        var person = await world.OperatorAsync();
        await world.Books.RunAsync(
            $"""
             insert into orders (id, user_id, out_trade_no, package_code, package_name, amount_fen, credits, includes_dedicated_key,
                                 channel, state, created_at, expires_at, closed_at, next_query_at)
             select ledger_id(t), gen_random_uuid(), 'MANY' || n, 'many', 'many', 1, 1, false, 'page', 'closed', t, t, t, null
               from (select n, '2025-01-15'::timestamptz + n * interval '100 ms' as t from generate_series(1, {Many}) n) made
             """);
        const string path = "/admin/exports/orders?from=2025-01-15&to=2025-01-16";

        using (var begun = await person.OpenAsync(path))
        {
            await using var body = await begun.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[1_000]);

            // The first lines are here, and the database is not done: nothing gathers the rows in between.
            Assert.Equal(1, await world.Books.CountAsync(Exporting));
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (await world.Books.CountAsync(Exporting) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }

        using var whole = await person.OpenAsync(path);
        using var reader = new StreamReader(await whole.Content.ReadAsStreamAsync());
        var lines = 0;
        while (await reader.ReadLineAsync() is not null)
        {
            lines++;
        }

        Assert.Equal(Many + 1, lines);
    }

    [Theory]
    [InlineData("passwords", HttpStatusCode.NotFound, "not_found")]
    [InlineData("orders?from=2026-03-02&to=2026-03-01", HttpStatusCode.BadRequest, "validation_failed")]
    [InlineData("orders?from=x", HttpStatusCode.BadRequest, "malformed_request")]
    public async Task What_cannot_be_exported_is_refused(string path, HttpStatusCode status, string code) =>
        (await (await world.OperatorAsync()).GetAsync($"/admin/exports/{path}")).IsProblem(status, code);

    // In the test's own database; this very question is not among them.
    private const string Exporting =
        "pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()"
        + " and query like '%from orders where id >= %'";

    private static async Task<string[]> LinesAsync(Customer person, string path)
    {
        var answer = (await person.GetAsync($"/admin/exports/{path}")).Is(HttpStatusCode.OK);
        Assert.EndsWith("\r\n", answer.Text, StringComparison.Ordinal);
        return answer.Text.Split("\r\n");
    }
}
