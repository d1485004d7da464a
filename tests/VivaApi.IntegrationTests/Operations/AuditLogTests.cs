using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.IntegrationTests.Quota;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>Every act of an operator is written down with the act itself, and stays as it was written.</summary>
public sealed class AuditLogTests(MasterKeyWorld world) : IClassFixture<MasterKeyWorld>
{
    [Fact]
    public async Task A_refund_is_written_down_once_however_often_it_is_sent()
    {
        var (customer, person) = (await world.CustomerAsync(), await world.OperatorAsync());
        var order = await customer.OrderAsync("pro");
        await world.PaysAsync(order);
        var id = order.At<string>("order", "id");
        var key = Customer.NewKey();

        await person.PostAsync($"/admin/orders/{id}/refund", new { reason = "变卦了", amountFen = 9_900 }, key);
        await person.PostAsync($"/admin/orders/{id}/refund", new { reason = "变卦了", amountFen = 9_900 }, key);

        var entry = Assert.Single(await EntriesAsync(person, $"subject={id}"));
        Assert.Equal(
            ("order.refund", "order", person.Email, await IdOfAsync(person)),
            ((string?)entry["act"], (string?)entry["subjectKind"], (string?)entry["actorEmail"], (string?)entry["actorId"]));
        Assert.Equal((0, 9_900), ((long?)entry["before"]!["refundingFen"], (long?)entry["after"]!["refundingFen"]));
        Assert.Equal("变卦了", (string?)entry["after"]!["refund"]!["reason"]);
        Assert.Equal(32, ((string?)entry["traceId"])?.Length);
    }

    [Fact]
    public async Task What_was_refused_is_not_written_down()
    {
        var (customer, person) = (await world.CustomerAsync(), await world.OperatorAsync());
        var id = (await customer.OrderAsync("pro")).At<string>("order", "id");

        (await person.PostAsync($"/admin/orders/{id}/refund", new { reason = "no", amountFen = 1 }, Customer.NewKey()))
            .IsProblem(HttpStatusCode.Conflict, "not_refundable");

        Assert.Empty(await EntriesAsync(person, $"subject={id}"));
    }

    [Fact]
    public async Task A_master_keys_whole_life_is_written_down_without_the_key()
    {
        var person = await world.OperatorAsync();
        var added = (await person.PostAsync("/admin/master-keys", new { name = "spare", key = MasterKeyWorld.Third }))
            .Is(HttpStatusCode.Created).At<string>("id");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await person.ChangeAsync(HttpMethod.Patch, $"/admin/master-keys/{added}", new { weight = 7, state = "retired" }))
            .Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await person.DeleteAsync($"/admin/master-keys/{added}")).Is(HttpStatusCode.NoContent);
        (await person.DeleteAsync($"/admin/master-keys/{added}")).Is(HttpStatusCode.NotFound);

        var entries = await EntriesAsync(person, $"subject={added}");

        Assert.Equal(["master_key.remove", "master_key.change", "master_key.add"], entries.Select(entry => (string?)entry["act"]));
        Assert.Null(entries[0]["after"]);
        Assert.Equal(
            ("active", "retired", 1, 7),
            (
                (string?)entries[1]["before"]!["state"],
                (string?)entries[1]["after"]!["state"],
                (int?)entries[1]["before"]!["weight"],
                (int?)entries[1]["after"]!["weight"]));
        Assert.Null(entries[2]["before"]);
        Assert.DoesNotContain(MasterKeyWorld.Third, string.Concat(entries.Select(entry => entry.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_are_found_by_who_what_and_when_page_by_page()
    {
        var (one, other) = (await world.OperatorAsync(), await world.OperatorAsync());
        var key = await world.AddAsync(MasterKeyWorld.Second);
        await WeighAsync(one, key, 2);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = world.Clock.GetUtcNow();
        await WeighAsync(other, key, 3);
        await WeighAsync(one, key, 4);
        var mine = $"actor={await IdOfAsync(one)}&act=master_key.change";

        Assert.Equal([4, 2], Weights(await EntriesAsync(one, mine)));
        Assert.Equal([4], Weights(await EntriesAsync(one, $"{mine}&from={Text(later)}")));
        Assert.Equal([2], Weights(await EntriesAsync(one, $"{mine}&to={Text(later)}")));
        Assert.Empty(await EntriesAsync(one, $"{mine}&subject={Guid.Empty}"));
        var first = (await one.GetAsync($"/admin/audit?{mine}&limit=1")).Is(HttpStatusCode.OK);
        Assert.Equal([4], Weights(Items(first)));
        Assert.Equal([2], Weights(await EntriesAsync(one, $"{mine}&limit=1&cursor={first.At<string>("nextCursor")}")));
    }

    [Theory]
    [InlineData("actor=somebody", "malformed_request")]
    [InlineData("act=%00", "validation_failed")]
    [InlineData("subject=a%20b", "validation_failed")]
    [InlineData("from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "validation_failed")]
    [InlineData("cursor=x", "validation_failed")]
    public async Task Filters_that_make_no_sense_are_refused(string query, string code) =>
        (await (await world.OperatorAsync()).GetAsync($"/admin/audit?{query}")).IsProblem(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Times_at_the_end_of_the_calendar_are_times() => Assert.Empty(
        await EntriesAsync(await world.OperatorAsync(), "from=9999-12-31T23:59:59.9999999Z&to=9999-12-31T23:59:59.9999999Z"));

    [Fact]
    public async Task Customers_do_not_read_it() =>
        (await (await world.CustomerAsync()).GetAsync("/admin/audit")).IsProblem(HttpStatusCode.Forbidden, "forbidden");

    [Theory]
    [InlineData("update audit_log set act = 'nothing'")]
    [InlineData("delete from audit_log")]
    [InlineData("truncate audit_log")]
    public async Task Nobody_changes_what_was_written(string sql)
    {
        await world.AddAsync(MasterKeyWorld.Second);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => world.Books.RunAsync(sql));

        Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState);
    }

    [Fact]
    public async Task The_services_role_may_write_and_read_and_nothing_else()
    {
        await using var login = await ServiceLogin.CreateAsync(world.ConnectionString);
        var service = new Books(login.ConnectionString);

        Assert.True(await service.CountAsync("audit_log") >= 0);
        Assert.Equal(1, await service.RunAsync(
            "insert into audit_log (id, acted_at, act, subject_kind, subject_id) values (gen_random_uuid(), now(), 'a', 'b', 'c')"));
        foreach (var sql in new[] { "update audit_log set act = 'x'", "delete from audit_log", "truncate audit_log" })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => service.RunAsync(sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    private static async Task<List<JsonNode>> EntriesAsync(Customer person, string query) =>
        Items((await person.GetAsync($"/admin/audit?{query}")).Is(HttpStatusCode.OK));

    private static List<JsonNode> Items(Answer page) => [.. page.Json["items"]!.AsArray().Select(item => item!)];

    private static List<int> Weights(List<JsonNode> entries) => [.. entries.Select(entry => (int)entry["after"]!["weight"]!)];

    private static async Task WeighAsync(Customer person, Guid key, int weight) =>
        (await person.ChangeAsync(HttpMethod.Patch, $"/admin/master-keys/{key}", new { weight })).Is(HttpStatusCode.OK);

    private static async Task<string> IdOfAsync(Customer person) => (await person.GetAsync("/me")).At<string>("id");

    private static string Text(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O", CultureInfo.InvariantCulture));
}
