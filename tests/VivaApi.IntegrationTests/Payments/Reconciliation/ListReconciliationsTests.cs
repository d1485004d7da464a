using System.Net;

namespace VivaApi.IntegrationTests.Payments.Reconciliation;

public sealed class ListReconciliationsTests(BillWorld world) : IClassFixture<BillWorld>
{
    [Fact]
    public async Task Findings_are_for_operators()
    {
        var customer = await world.CustomerAsync();

        (await world.Service.NewCustomer().GetAsync("/admin/reconciliations")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await customer.GetAsync("/admin/reconciliations")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await customer.PostAsync($"/admin/reconciliations/{Guid.Empty}/resolve", new { note = "mine" }))
            .IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("date=yesterday", "date")]
    [InlineData("kind=PaidTwice", "kind")]
    [InlineData("state=1", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=x", "cursor")]
    public async Task A_filter_that_cannot_be_read_is_named(string query, string field)
    {
        var answer = await (await world.OperatorAsync()).GetAsync($"/admin/reconciliations?{query}");

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
}
