using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>What is earned, by hand and by the report. Each test has days of its own.</summary>
public sealed class MarginTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_three_packages_earn_what_the_price_list_says()
    {
        var day = NewDay();
        foreach (var package in new[] { "basic", "pro", "enterprise" })
        {
            await world.CustomerWithAsync(package);
        }

        var person = await world.OperatorAsync();
        var byPackage = await ReportAsync(person, day, "package");

        Assert.Equal(
            [("pro", 6_150), ("enterprise", 17_400), ("basic", 3_650)],
            Rows(byPackage).Select(row => ((string)row["key"]!, (long)row["marginFen"]!)));
        Assert.Equal(27_200, byPackage.At<long>("total", "marginFen"));
        var byDay = Assert.Single(Rows(await ReportAsync(person, day, "day")));
        Assert.Equal((day, 3, 44_700, 27_200), (
            (string)byDay["key"]!, (int)byDay["orders"]!, (long)byDay["revenueFen"]!, (long)byDay["marginFen"]!));
        var first = await ReportAsync(person, day, "user&limit=2");
        var last = await ReportAsync(person, day, $"user&limit=2&cursor={first.At<string>("nextCursor")}");
        Assert.Equal([3_650, 6_150, 17_400], Rows(first).Concat(Rows(last)).Select(row => (long)row["marginFen"]!).Order());
        Assert.Empty(Rows(await ReportAsync(person, "2026-01-01", "user")));
    }

    [Fact]
    public async Task Refunds_and_the_jobs_own_cost_count()
    {
        var day = NewDay();
        await world.Books.RunAsync("update generation_models set upstream_cost_fen = 400 where code = 'veo3'");
        var (customer, person) = (await world.CustomerAsync(), await world.OperatorAsync());
        var order = await customer.OrderAsync("pro");
        await world.PaysAsync(order);
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await world.Books.RunAsync("update generation_models set upstream_cost_fen = 375 where code = 'veo3'");
        var path = $"/admin/orders/{order.At<string>("order", "id")}/refund";
        (await person.PostAsync(path, new { reason = "a third", amountFen = 3_300 }, Customer.NewKey())).Is(HttpStatusCode.Accepted);
        await world.Books.MakeRefundsDueAsync();
        await world.Service.RunAsync<MakeRefunds>();

        var package = Assert.Single(Rows(await ReportAsync(person, day, "package")));
        var user = Assert.Single(Rows(await ReportAsync(person, day, "user")));

        // By hand: 9,900 − 3,300 − (150 − 50) × 25 = 4,100; the video cost 400, not 15 × 25 = 375.
        Assert.Equal((3_300, 50, 2_500, 4_100), (
            (long)package["refundedFen"]!, (long)package["revokedCredits"]!, (long)package["creditCostFen"]!, (long)package["marginFen"]!));
        Assert.Null(package["costDifferenceFen"]);
        Assert.Equal((15, 25, 4_075), ((long)user["usedCredits"]!, (long)user["costDifferenceFen"]!, (long)user["marginFen"]!));
    }

    [Theory]
    [InlineData("by=week", "validation_failed")]
    [InlineData("from=2026-03-02&to=2026-03-01", "validation_failed")]
    [InlineData("from=2024-03-02&to=2026-03-01", "validation_failed")]
    [InlineData("from=0001-01-01&to=0001-01-02", "validation_failed")]
    [InlineData("from=yesterday", "malformed_request")]
    [InlineData("cursor=%00", "validation_failed")]
    public async Task What_cannot_be_reported_on_is_refused(string query, string code) =>
        (await (await world.OperatorAsync()).GetAsync($"/admin/reports/margin?{query}")).IsProblem(HttpStatusCode.BadRequest, code);

    private string NewDay()
    {
        world.Clock.Advance(TimeSpan.FromDays(2));
        return world.Clock.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static async Task<Answer> ReportAsync(Customer person, string day, string by) =>
        (await person.GetAsync($"/admin/reports/margin?from={day}&to={day}&by={by}")).Is(HttpStatusCode.OK);

    private static IEnumerable<JsonNode> Rows(Answer report) => report.Json["items"]!.AsArray().Select(row => row!);
}
