using System.Net;
using System.Text.Json.Nodes;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva;

namespace VivaApi.UnitTests.Sandbox.Viva;

public sealed class VivaStandInTests
{
    [Fact]
    public async Task Tasks_and_balance_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("vivaapi-standin-");
        try
        {
            var options = new VivaStandInOptions { StateFile = Path.Combine(folder.FullName, "deep", "viva.json") };
            string id;
            await using (var before = await TheViva.StartAsync(options))
            {
                id = await before.AcceptedAsync();
                await before.AcceptedAsync(TheViva.SomeJob(prompt: "[[fault:fails]]"));
                before.Finish();
                Assert.Equal(9_985, before.StandIn.BalanceCredits);
            }

            await using var after = await TheViva.StartAsync(options);
            Assert.Equal(9_985, after.StandIn.BalanceCredits);
            after.Finish();
            Assert.IsType<VivaPollOutcome.Succeeded>(await after.PollAsync(id));
            Assert.Equal(9_985, after.StandIn.BalanceCredits);
            Assert.Equal(2, after.StandIn.Tasks.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_balance_is_told_to_the_access_token_and_not_to_a_key()
    {
        await using var viva = await TheViva.StartAsync();
        await viva.AcceptedAsync();
        using var http = new HttpClient { BaseAddress = viva.StandIn.BaseAddress };
        Assert.Equal(HttpStatusCode.Unauthorized, (await SelfAsync(http, viva.StandIn.Key, "1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SelfAsync(http, "sandbox-access-token", null)).StatusCode);

        var answer = await SelfAsync(http, "sandbox-access-token", "1");
        var data = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["data"]!;
        Assert.Equal(9_985 * StandInPrices.QuotaPerCredit, (long)data["quota"]!);
        Assert.Equal(15 * StandInPrices.QuotaPerCredit, (long)data["used_quota"]!);
    }

    [Fact]
    public async Task An_unknown_address_is_answered_as_the_relay_does()
    {
        await using var viva = await TheViva.StartAsync();
        using var http = new HttpClient { BaseAddress = viva.StandIn.BaseAddress };
        using var answer = await http.GetAsync(new Uri("/api/veo9/generate", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            "Invalid URL (GET /api/veo9/generate)",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_people_shows_balance_tasks_and_faults()
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync();
        using var http = new HttpClient { BaseAddress = viva.StandIn.BaseAddress };
        var page = JsonNode.Parse(await http.GetStringAsync(new Uri("/status", UriKind.Relative), TestContext.Current.CancellationToken))!;
        Assert.Equal(9_985, (long)page["balance"]!["credits"]!);
        Assert.Equal(id, (string?)page["newestTasks"]![0]!["id"]);
        Assert.Equal(VivaFaultTable.Entries.Count, page["faults"]!.AsArray().Count);
    }

    [Fact]
    public async Task Twenty_submits_at_once_are_charged_twenty_times()
    {
        await using var viva = await TheViva.StartAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => viva.AcceptedAsync()));
        Assert.Equal(20, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(9_700, viva.StandIn.BalanceCredits);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_requests_that_hang()
    {
        var viva = await TheViva.StartAsync();
        var submit = viva.SubmitAsync(TheViva.SomeJob(prompt: "[[fault:hang]]"));
        await viva.StandIn.WaitForHangAsync(TestContext.Current.CancellationToken);
        await viva.StandIn.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.IsType<VivaSubmitOutcome.Unknown>(await submit);
        await viva.DisposeAsync();
    }

    [Fact]
    public void The_sample_is_a_real_video_with_its_index_first()
    {
        var bytes = SampleVideo.Bytes.Span;
        Assert.InRange(bytes.Length, 5_000, 60_000);
        Assert.True(bytes[4..8].SequenceEqual("ftyp"u8));
        var index = bytes.IndexOf("moov"u8);
        Assert.InRange(index, 8, bytes.IndexOf("mdat"u8));
        Assert.True(bytes.LastIndexOf("avc1"u8) > index);
    }

    private static async Task<HttpResponseMessage> SelfAsync(HttpClient http, string token, string? user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/user/self");
        request.Headers.Authorization = new("Bearer", token);
        if (user is not null)
        {
            request.Headers.Add("New-Api-User", user);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
