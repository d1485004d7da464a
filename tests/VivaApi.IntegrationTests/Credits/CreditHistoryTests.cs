using System.Net;
using System.Text.Json.Nodes;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Credits;

/// <summary>What customers are told of their movements: each explained, found by kind and time, and the balance at any moment.</summary>
public sealed class CreditHistoryTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Every_movement_is_explained_by_its_order_or_its_video()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("basic");
        await world.PaysAsync(order);
        var prompt = string.Concat(Enumerable.Repeat("猫🐈", 100));
        var job = await customer.GenerationAsync(prompt);
        await world.MakeVideosAsync();

        var entries = await EntriesAsync(customer, string.Empty);

        Assert.Equal(["settle", "reserve", "grant"], entries.Select(entry => (string?)entry["kind"]));
        Assert.Equal(order.At<string>("order", "outTradeNo"), (string?)entries[2]["order"]!["outTradeNo"]);
        Assert.Equal("基础套餐", (string?)entries[2]["order"]!["packageName"]);
        Assert.Equal(4_900, (long?)entries[2]["order"]!["amountFen"]);
        Assert.Null(entries[2]["generation"]);
        Assert.All(entries[..2], entry =>
        {
            Assert.Equal(job.ToString(), (string?)entry["generation"]!["id"]);
            Assert.Equal("veo3", (string?)entry["generation"]!["model"]);
            Assert.Equal(string.Concat(Enumerable.Repeat("猫🐈", 60)), (string?)entry["generation"]!["prompt"]);
            Assert.Null(entry["order"]);
        });
    }

    [Fact]
    public async Task Movements_are_found_by_kind_and_by_time_from_page_to_page()
    {
        var (customer, begun) = await WithTenJobsAsync();

        Assert.Equal(10, (await EntriesAsync(customer, "?kind=reserve")).Length);
        Assert.Equal(11, (await EntriesAsync(customer, "?kind=reserve&kind=grant")).Length);
        Assert.Empty(await EntriesAsync(customer, "?kind=revoke"));

        // The grant is at minute 0, the jobs at minutes 1 to 10. From is inclusive, to is not.
        Assert.Equal(3, (await EntriesAsync(customer, $"?from={At(begun, 3)}&to={At(begun, 6)}")).Length);
        Assert.Equal(8, (await EntriesAsync(customer, $"?from={At(begun, 3)}")).Length);
        Assert.Equal(3, (await EntriesAsync(customer, $"?to={At(begun, 3)}")).Length);
        Assert.Empty(await EntriesAsync(customer, $"?from={At(begun, 3)}&to={At(begun, 3)}"));
        Assert.Empty(await EntriesAsync(customer, $"?to={Uri.EscapeDataString("0001-01-01T00:00:00Z")}"));
        Assert.Equal(11, (await EntriesAsync(customer, $"?to={Uri.EscapeDataString("9999-12-31T23:59:59.9999999Z")}")).Length);

        var query = $"?kind=reserve&from={At(begun, 2)}&limit=4";
        var (sizes, seen, cursor) = (new List<int>(), new HashSet<string>(StringComparer.Ordinal), string.Empty);
        do
        {
            var page = (await customer.GetAsync($"/credits/entries{query}{cursor}")).Is(HttpStatusCode.OK).Json;
            sizes.Add(page["items"]!.AsArray().Count);
            seen.UnionWith(page["items"]!.AsArray().Select(item => (string)item!["id"]!));
            cursor = (string?)page["nextCursor"] is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);
        Assert.Equal([4, 4, 1], sizes);
        Assert.Equal(9, seen.Count);
    }

    [Fact]
    public async Task The_balance_is_told_for_any_moment()
    {
        var (customer, begun) = await WithTenJobsAsync();

        Assert.Equal((0, 0), await BalanceAsync(customer, $"?at={At(begun, -1)}"));
        Assert.Equal((500, 0), await BalanceAsync(customer, $"?at={At(begun, 0)}"));
        Assert.Equal((500, 0), await BalanceAsync(customer, $"?at={Uri.EscapeDataString($"{begun.AddSeconds(59.999999):O}")}"));
        for (var minute = 1; minute <= 10; minute++)
        {
            Assert.Equal((500 - (15 * minute), 15 * minute), await BalanceAsync(customer, $"?at={At(begun, minute)}"));
        }

        Assert.Equal((350, 150), await BalanceAsync(customer, string.Empty));
        Assert.Equal((350, 150), await BalanceAsync(customer, $"?at={At(begun, 1_000_000)}"));
        var inBeijing = $"{begun.AddMinutes(4).ToOffset(TimeSpan.FromHours(8)):O}";
        Assert.Equal((440, 60), await BalanceAsync(customer, $"?at={Uri.EscapeDataString(inBeijing)}"));
    }

    [Fact]
    public async Task The_balance_now_counts_a_movement_of_a_copy_whose_clock_is_ahead()
    {
        var customer = await world.CustomerWithAsync("basic");
        var user = (await customer.GetAsync("/me")).Is(HttpStatusCode.OK).At<string>("id");
        var ahead = $"{world.Clock.GetUtcNow().AddSeconds(2):O}";
        await world.Books.RunAsync($"select credit_adjust('{user}', -5, 'adjustment:{Customer.NewKey()}', '{ahead}', 'a mistake')");

        var now = await BalanceAsync(customer, string.Empty);

        await world.Books.RunAsync($"select credit_adjust('{user}', 5, 'adjustment:{Customer.NewKey()}', '{ahead}', 'undone')");
        Assert.Equal((45, 0), now);
        Assert.Equal((50, 0), await BalanceAsync(customer, string.Empty));
    }

    [Fact]
    public async Task Nobody_sees_anothers_movements()
    {
        await WithTenJobsAsync();
        var stranger = await world.CustomerAsync();

        Assert.Empty(await EntriesAsync(stranger, string.Empty));
        Assert.Equal((0, 0), await BalanceAsync(stranger, string.Empty));
    }

    [Theory]
    [InlineData("/credits/entries?kind=gift", "validation_failed")]
    [InlineData("/credits/entries?kind=17", "validation_failed")]
    [InlineData("/credits/entries?from=yesterday", "malformed_request")]
    [InlineData("/credits/entries?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "validation_failed")]
    [InlineData("/credits/entries?limit=101", "validation_failed")]
    [InlineData("/credits/entries?cursor=nonsense", "validation_failed")]
    [InlineData("/credits/balance?at=2026-13-01T00:00:00Z", "malformed_request")]
    [InlineData("/credits/balance?at=2026-03-01T10:00:00+08:00", "malformed_request")]
    public async Task A_filter_that_cannot_be_is_refused(string path, string code)
    {
        var customer = await world.CustomerAsync();

        (await customer.GetAsync(path)).IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_moment_is_found_over_the_index_however_many_entries_there_are()
    {
        var (customer, begun) = await WithTenJobsAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        var user = (await customer.GetAsync("/me")).Is(HttpStatusCode.OK).At<string>("id");

        var plan = await world.Books.ExplainAsync(
            $"select * from credit_entries where user_id = '{user}'"
            + $" and sequence = (select credit_sequence_at('{user}', '{begun:O}', true))");

        Assert.Contains("Index Scan using ix_credit_entries_user_id_sequence", plan, StringComparison.Ordinal);
    }

    /// <summary>500 credits granted at minute 0, and ten jobs at minutes 1 to 10.</summary>
    private async Task<(Customer Customer, DateTimeOffset Begun)> WithTenJobsAsync()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var begun = world.Clock.GetUtcNow();
        for (var minute = 1; minute <= 10; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await customer.GenerationAsync();
        }

        return (customer, begun);
    }

    private static string At(DateTimeOffset begun, int minute) => Uri.EscapeDataString($"{begun.AddMinutes(minute):O}");

    private static async Task<JsonNode[]> EntriesAsync(Customer customer, string query) =>
        [.. (await customer.GetAsync($"/credits/entries{query}")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(item => item!)];

    private static async Task<(long Available, long Reserved)> BalanceAsync(Customer customer, string query)
    {
        var answer = (await customer.GetAsync($"/credits/balance{query}")).Is(HttpStatusCode.OK);
        return (answer.At<long>("available"), answer.At<long>("reserved"));
    }
}
