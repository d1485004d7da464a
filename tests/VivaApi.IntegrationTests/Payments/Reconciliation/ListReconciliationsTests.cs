using System.Net;
using System.Text.Json.Nodes;

namespace VivaApi.IntegrationTests.Payments.Reconciliation;

public sealed class ListReconciliationsTests(BillWorld world) : IClassFixture<BillWorld>
{
    [Fact]
    public async Task Findings_are_for_operators()
    {
        var customer = await world.CustomerAsync();

        (await world.Service.NewCustomer().GetAsync("/admin/reconciliations")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await customer.GetAsync("/admin/reconciliations")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await customer.GetAsync("/admin/reconciliations/days")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await customer.PostAsync($"/admin/reconciliations/{Guid.Empty}/resolve", new { note = "mine" }))
            .IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("?date=yesterday", "date")]
    [InlineData("?kind=PaidTwice", "kind")]
    [InlineData("?state=1", "state")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?cursor=x", "cursor")]
    [InlineData("/days?state=Waiting", "state")]
    [InlineData("/days?limit=101", "limit")]
    [InlineData("/days?cursor=2026-3-1", "cursor")]
    public async Task A_filter_that_cannot_be_read_is_named(string query, string field)
    {
        var answer = await (await world.OperatorAsync()).GetAsync($"/admin/reconciliations{query}");

        answer.IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        Assert.NotNull(answer.Json["errors"]![field]);
    }

    [Fact]
    public async Task Findings_are_listed_page_by_page_and_settled_once_with_an_operators_words()
    {
        var day = world.BeginDay();
        for (var turn = 0; turn < 3; turn++)
        {
            await world.PaysAsync("basic");
        }

        world.Alipay.Bills.Change = rows => [.. rows, .. rows.Select(row => row with { TradeNo = "T" + row.TradeNo[1..] })];
        await world.NextMorningAsync();
        var someone = await world.OperatorAsync();
        var query = $"/admin/reconciliations?date={BillWorld.Text(day)}&kind=paid_twice&state=open&limit=2";

        var first = (await someone.GetAsync(query)).Is(HttpStatusCode.OK);
        var last = (await someone.GetAsync($"{query}&cursor={first.At<string>("nextCursor")}")).Is(HttpStatusCode.OK);

        var ids = new[] { first, last }.SelectMany(page => page.Json["items"]!.AsArray()).Select(item => (string)item!["id"]!).ToList();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Null(last.Json["nextCursor"]);
        Assert.Equal(1, await world.OpenAlertsAsync(day));
        foreach (var id in ids)
        {
            var settled = await someone.PostAsync($"/admin/reconciliations/{id}/resolve", new { note = "given back" });
            Assert.Equal("by_operator", settled.Is(HttpStatusCode.OK).At<string>("resolution"));
            (await someone.PostAsync($"/admin/reconciliations/{id}/resolve", new { note = "again" }))
                .IsProblem(HttpStatusCode.Conflict, "finding_resolved");
        }

        Assert.Equal(0, await world.OpenAlertsAsync(day));
        (await someone.PostAsync($"/admin/reconciliations/{Guid.Empty}/resolve", new { note = "x" }))
            .IsProblem(HttpStatusCode.NotFound, "not_found");
        (await someone.PostAsync($"/admin/reconciliations/{ids[0]}/resolve", new { note = " " }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Operators_see_page_by_page_which_days_are_compared_awaited_without_business_and_what_is_open()
    {
        var compared = world.BeginDay();
        await world.PaysAsync();
        var (_, unnoticed) = await world.PaysUnnoticedAsync("basic");
        world.Alipay.Bills.Change = rows => [.. rows, rows[0] with { TradeNo = "T" + rows[0].TradeNo[1..] }];
        await world.NextMorningAsync();
        var quiet = world.BeginDay();
        await world.NextMorningAsync();
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.ReconcileAsync();
        var awaited = world.BeginDay();
        await world.PaysAsync("basic");
        world.Alipay.Faults.TrySet("bill-not-made");
        await world.NextMorningAsync();
        var someone = await world.OperatorAsync();

        var first = (await someone.GetAsync("/admin/reconciliations/days?limit=1")).Is(HttpStatusCode.OK);
        var rest = (await someone.GetAsync($"/admin/reconciliations/days?limit=100&cursor={first.At<string>("nextCursor")}"))
            .Is(HttpStatusCode.OK);
        var waiting = (await someone.GetAsync("/admin/reconciliations/days?state=waiting")).Is(HttpStatusCode.OK);

        var days = new[] { first, rest }.SelectMany(page => page.Json["items"]!.AsArray()).ToList();
        Assert.Equal(days.OrderByDescending(day => (string)day!["billDate"]!, StringComparer.Ordinal), days);
        Assert.Equal("waiting Alipay has no bill of the day yet 0/0 0", Seen(days, awaited));
        Assert.Equal("no_business Alipay has no bill of the day yet 0/0 0", Seen(days, quiet));
        Assert.Equal("compared  24700/0 1", Seen(days, compared));
        Assert.Contains(waiting.Json["items"]!.AsArray(), day => (string)day!["billDate"]! == BillWorld.Text(awaited));
        Assert.DoesNotContain(waiting.Json["items"]!.AsArray(), day => (string)day!["billDate"]! == BillWorld.Text(compared));
        Assert.Equal(1, await world.Books.CountAsync($"orders where out_trade_no = '{unnoticed}' and state = 'paid'"));
    }

    private static string Seen(IEnumerable<JsonNode?> days, DateOnly day)
    {
        var seen = days.Single(one => (string)one!["billDate"]! == BillWorld.Text(day))!;
        return $"{seen["state"]} {seen["lastProblem"]} {seen["paidFen"]}/{seen["refundedFen"]} {seen["openFindings"]}";
    }
}
