using System.Net;
using System.Net.Http.Headers;
using System.Text;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

public sealed class MakingVideosTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_prompt_becomes_a_video_that_is_paid_once()
    {
        var customer = await world.CustomerWithAsync("pro");

        var id = await customer.GenerationAsync("一只在雨中弹钢琴的猫");
        await customer.HasAsync(available: 135, quota: 150, used: 0, reserved: 15);
        await world.MakeVideosAsync();

        var job = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal(("succeeded", 100), (job.At<string>("state"), job.At<int>("progress")));
        await customer.HasAsync(available: 135, quota: 150, used: 15, reserved: 0);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task Vivaapi_is_asked_as_the_operators_document_says()
    {
        var customer = await world.CustomerWithAsync("basic");
        await customer.GenerationAsync("a very particular prompt");
        await world.Service.RunAsync<SubmitGenerations>();

        var asked = Assert.Single(world.Viva.Submissions, submission => submission.Prompt == "a very particular prompt");

        Assert.Equal("""{"prompt":"a very particular prompt","duration":5}""", asked.Body);
        Assert.Equal(world.Viva.Key, asked.Key);
    }

    [Fact]
    public async Task The_video_is_a_real_mp4_and_answers_ranges()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        (await customer.GetAsync($"/generations/{id}/video")).IsProblem(HttpStatusCode.Conflict, "video_not_ready");
        await world.MakeVideosAsync();

        var whole = await customer.DownloadAsync($"/generations/{id}/video");
        var part = await customer.DownloadAsync($"/generations/{id}/video", new RangeHeaderValue(4, 7));

        Assert.Equal((HttpStatusCode.OK, "video/mp4"), (whole.Status, whole.ContentType));
        Assert.True(whole.Body.Length > 10_000, $"{whole.Body.Length} bytes");
        Assert.Equal(HttpStatusCode.PartialContent, part.Status);
        Assert.Equal("ftyp", Encoding.ASCII.GetString(part.Body));
        Assert.Equal(whole.Body[4..8], part.Body);

        var last = await customer.DownloadAsync($"/generations/{id}/video", new RangeHeaderValue(null, 7));
        var rest = await customer.DownloadAsync($"/generations/{id}/video", new RangeHeaderValue(whole.Body.Length - 5, null));
        var beyond = await customer.DownloadAsync($"/generations/{id}/video", new RangeHeaderValue(whole.Body.Length, null));
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.PartialContent), (last.Status, rest.Status));
        Assert.Equal(whole.Body[^7..], last.Body);
        Assert.Equal(whole.Body[^5..], rest.Body);
        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, 0), (beyond.Status, beyond.Body.Length));
    }

    [Fact]
    public async Task A_range_that_is_none_is_passed_over_and_one_that_is_not_there_refused()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        var whole = await customer.DownloadAsync($"/generations/{id}/video");

        string[] nonsense =
        [
            "bytes=abc-def", "bytes=7-4", "bytes=", "bytes", "0-99", "lines=0-9", "bytes=0-1,5-6", "bytes=-", "bytes=--5", "bytes=1-2-3",
            "bytes=99999999999999999999-", "bytes=0x10-0x20", new string('9', 4_000),
        ];
        foreach (var range in nonsense)
        {
            var answer = await customer.DownloadRangeAsync($"/generations/{id}/video", range);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{range}: {answer.Status}");
            Assert.Equal(whole.Body, answer.Body);
        }

        foreach (var range in new[] { $"bytes={whole.Body.Length}-", "bytes=-0", "bytes=999999999999-9999999999999" })
        {
            var answer = await customer.DownloadRangeAsync($"/generations/{id}/video", range);
            Assert.True(answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable, $"{range}: {answer.Status}");
            Assert.Empty(answer.Body);
        }
    }

    [Fact]
    public async Task Progress_is_seen_while_vivaapi_works()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync("cat [[fault:slow]]");
        await world.Service.RunAsync<SubmitGenerations>();
        Assert.Equal("running", await customer.StateOfGenerationAsync(id));

        await world.LookAtJobsAsync(TimeSpan.FromSeconds(2));

        var job = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal("running", job.At<string>("state"));
        Assert.InRange(job.At<int>("progress"), 1, 99);
    }

    [Fact]
    public async Task A_queued_job_can_be_cancelled_once_and_a_running_one_cannot()
    {
        var customer = await world.CustomerWithAsync("basic");
        var queued = await customer.GenerationAsync();

        Assert.Equal(
            "cancelled", (await customer.PostAsync($"/generations/{queued}/cancel", new { })).Is(HttpStatusCode.OK).At<string>("state"));
        Assert.Equal(
            "cancelled", (await customer.PostAsync($"/generations/{queued}/cancel", new { })).Is(HttpStatusCode.OK).At<string>("state"));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);

        var running = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        (
            await customer.PostAsync($"/generations/{running}/cancel", new { })).IsProblem(
                HttpStatusCode.Conflict, "generation_not_cancellable");
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    [Fact]
    public async Task Movements_are_listed_with_the_balances_after_them()
    {
        var customer = await world.CustomerWithAsync("basic");
        await customer.GenerationAsync();
        await world.MakeVideosAsync();

        var first = (await customer.GetAsync("/credits/entries?limit=2")).Is(HttpStatusCode.OK);
        var second = (await customer.GetAsync($"/credits/entries?limit=2&cursor={first.At<string>("nextCursor")}")).Is(HttpStatusCode.OK);

        var rows = first.Json["items"]!.AsArray().Concat(second.Json["items"]!.AsArray())
            .Select(row => ((string?)row!["kind"], (long)row["amount"]!, (long)row["availableAfter"]!, (long)row["reservedAfter"]!));
        Assert.Equal([("settle", 15, 35, 0), ("reserve", 15, 35, 15), ("grant", 50, 50, 0)], rows);
        Assert.Null(second.Json["nextCursor"]);
    }
}
