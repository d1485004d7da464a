using System.Net;
using VivaApi.Backend.Features.Quota;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>Customers who have used most of their quota, from an index that holds nobody else.</summary>
public sealed class HighUsageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_most_used_come_first_page_by_page_and_only_from_the_threshold_on()
    {
        var person = await world.OperatorAsync();

        // Rows without a history, gone before the books are looked at.
        await world.Books.RunAsync(
            """
            insert into user_viva_api_keys (user_id, quota, used, reserved, key_kind, created_at, updated_at)
            select ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, 1000, n, 0, 'shared', now(), now()
              from (values (499), (799), (800), (900), (999), (1000)) v(n)
            union all select '00000000-0000-0000-0000-00000000aaaa', 0, 0, 0, 'shared', now(), now()
            union all select '00000000-0000-0000-0000-00000000bbbb', 500, 450, 50, 'shared', now(), now()
            """);
        try
        {
            var seen = new List<double>();
            string? cursor = null;
            do
            {
                var turned = cursor is null ? string.Empty : $"&cursor={cursor}";
                var page = (await person.GetAsync($"/admin/quota/high-usage?threshold=0.8&limit=2{turned}")).Is(HttpStatusCode.OK);
                seen.AddRange(page.Json["items"]!.AsArray().Select(item => (double)item!["usedRatio"]!));
                cursor = (string?)page.Json["nextCursor"];
            }
            while (cursor is not null);

            Assert.Equal([1, 0.999, 0.9, 0.9, 0.8], seen);
            Assert.Equal(5, (await person.GetAsync("/admin/quota/high-usage")).Json["items"]!.AsArray().Count);
            Assert.Equal(6, (await person.GetAsync("/admin/quota/high-usage?threshold=0.5")).Json["items"]!.AsArray().Count);
        }
        finally
        {
            await world.Books.RunAsync("delete from user_viva_api_keys where user_id < '00000000-0000-0000-0000-ffffffffffff'");
        }
    }

    [Fact]
    public async Task It_is_answered_from_the_index()
    {
        var plan = await world.Books.ExplainAsync(MostUsedQuotas.Sql.Replace("$1", "800000", StringComparison.Ordinal)
            .Replace("$2", "1000000", StringComparison.Ordinal)
            .Replace("$3", "'ffffffff-ffff-ffff-ffff-ffffffffffff'", StringComparison.Ordinal)
            .Replace("$4", "21", StringComparison.Ordinal));

        Assert.Contains("ix_user_viva_api_keys_most_used", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on user_viva_api_keys", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threshold=0.49")]
    [InlineData("threshold=1.01")]
    [InlineData("limit=0")]
    [InlineData("cursor=abc")]
    [InlineData("cursor=________________________________")]
    public async Task What_makes_no_sense_is_refused_or_finds_nobody(string query)
    {
        var answer = await (await world.OperatorAsync()).GetAsync($"/admin/quota/high-usage?{query}");

        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.OK, answer.Text);
        Assert.True(answer.Status == HttpStatusCode.OK == query.EndsWith("____", StringComparison.Ordinal), answer.Text);
    }
}
