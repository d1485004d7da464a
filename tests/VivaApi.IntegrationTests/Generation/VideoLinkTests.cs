using System.Net;
using System.Net.Http.Headers;
using VivaApi.Backend.Features.Generation.Videos;

namespace VivaApi.IntegrationTests.Generation;

public sealed class VideoLinkTests(StreamWorld world) : IClassFixture<StreamWorld>
{
    [Fact]
    public async Task A_link_opens_the_video_without_a_log_in_at_every_copy_until_it_runs_out()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        var link = (await customer.PostAsync($"/generations/{id}/links", new { expiresInSeconds = 600 })).Is(HttpStatusCode.OK);
        Assert.Equal(world.Clock.GetUtcNow().AddSeconds(600), link.At<DateTimeOffset>("expiresAt"), TimeSpan.FromSeconds(1));
        var path = link.At<string>("videoUrl")["/api/v1".Length..];

        await using var secondCopy = world.StartService();
        foreach (var copy in new[] { world.Service, secondCopy })
        {
            var part = await copy.NewCustomer().DownloadAsync(path, new RangeHeaderValue(4, 7));
            Assert.Equal((HttpStatusCode.PartialContent, "video/mp4", 4), (part.Status, part.ContentType, part.Body.Length));
        }

        world.Clock.Advance(TimeSpan.FromSeconds(600));
        (await world.Service.NewCustomer().GetAsync(path)).IsProblem(HttpStatusCode.Forbidden, "link_invalid");
        Assert.Equal(HttpStatusCode.OK, (await customer.DownloadAsync($"/generations/{id}/video")).Status);
    }

    [Fact]
    public async Task A_link_is_good_for_its_own_job_and_for_nobody_who_made_it_up()
    {
        var customer = await world.CustomerWithAsync("basic");
        var first = await customer.GenerationAsync();
        var second = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        var link = (await customer.PostAsync($"/generations/{first}/links", new { })).At<string>("videoUrl").Split("link=")[1];
        var stranger = world.Service.NewCustomer();

        Assert.Equal(HttpStatusCode.OK, (await stranger.DownloadAsync($"/generations/{first}/video?link={link}")).Status);
        foreach (var wrong in new[] { $"{second}/video?link={link}", $"{first}/video?link=AAAA", $"{first}/events?link={link[..^2]}xx" })
        {
            (await stranger.GetAsync($"/generations/{wrong}")).IsProblem(HttpStatusCode.Forbidden, "link_invalid");
        }
    }

    [Fact]
    public async Task Without_a_link_only_the_owner_reads_video_and_events()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        var other = await world.CustomerAsync();
        foreach (var path in new[] { $"/generations/{id}/video", $"/generations/{id}/events" })
        {
            (await world.Service.NewCustomer().GetAsync(path)).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            (await other.GetAsync(path)).IsProblem(HttpStatusCode.NotFound, "not_found");
        }

        (await other.PostAsync($"/generations/{id}/links", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await customer.PostAsync($"/generations/{id}/links", new { expiresInSeconds = 5 })).IsProblem(
            HttpStatusCode.BadRequest, "validation_failed");
        await customer.PostAsync($"/generations/{id}/cancel", new { });
    }

    [Fact]
    public async Task A_video_whose_time_is_over_is_deleted_and_said_to_be_gone()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        var file = Path.Combine(world.VideoFolder, $"{id:N}.mp4");

        world.Clock.Advance(TimeSpan.FromHours(20));
        await world.Service.RunAsync<DeleteOldVideos>();
        Assert.True(File.Exists(file));

        // The log-in would run out over a month, so the job is made a month old instead.
        await world.Books.RunAsync($"update generations set finished_at = finished_at - interval '31 days' where id = '{id}'");
        await world.Service.RunAsync<DeleteOldVideos>();
        Assert.False(File.Exists(file));
        (await customer.GetAsync($"/generations/{id}/video")).IsProblem(HttpStatusCode.Gone, "video_gone");
        var job = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal("succeeded", job.At<string>("state"));
        Assert.Null(job.Json["videoUrl"]);
        Assert.NotNull(job.Json["videoDeletedAt"]);
    }
}
