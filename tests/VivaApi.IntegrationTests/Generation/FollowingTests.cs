using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

public sealed class FollowingTests(StreamWorld world) : IClassFixture<StreamWorld>
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_job_is_followed_from_the_queue_to_its_video()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync("cat [[fault:slow]]");
        using var stream = await customer.FollowAsync($"/generations/{id}/events");
        var first = await stream.NextAsync();
        Assert.Equal(("queued-0", "state", "queued"), (first!.Id, first.Name, first.State));

        await world.Service.RunAsync<SubmitGenerations>();
        var running = await UntilAsync(stream, "running");
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(2));
        var further = await stream.NextAsync();
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        var rest = await stream.ToTheEndAsync();

        Assert.Equal("running-0", running.Id);
        Assert.Equal(("progress", "running"), (further!.Name, further.State));
        Assert.InRange((int)further.Data!["progress"]!, 1, 99);
        var last = Assert.Single(rest);
        Assert.Equal(("succeeded-100", "state"), (last.Id, last.Name));
        Assert.Equal($"/api/v1/generations/{id}/video", (string?)last.Data!["videoUrl"]);
    }

    [Fact]
    public async Task A_resumed_stream_tells_only_what_was_missed_and_one_that_missed_nothing_ends_for_good()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync("[[fault:unsafe]]");
        await world.MakeVideosAsync();

        using var resumed = await customer.FollowAsync($"/generations/{id}/events", "running-40");
        var missed = Assert.Single(await resumed.ToTheEndAsync());
        Assert.Equal(("state", "failed"), (missed.Name, missed.State));
        Assert.False(string.IsNullOrEmpty((string?)missed.Data!["error"]!["code"]));

        using var http = new HttpClient { BaseAddress = world.Service.Address };
        using var again = new HttpRequestMessage(HttpMethod.Get, await EventsUrlAsync(customer, id));
        again.Headers.Add("Last-Event-ID", missed.Id);
        using var nothing = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
    }

    [Fact]
    public async Task A_change_made_by_one_copy_is_told_by_another()
    {
        var customer = await world.CustomerWithAsync("basic");
        await using var secondCopy = world.StartService();
        var id = await customer.GenerationAsync();
        using var stream = await customer.At(secondCopy).FollowAsync($"/generations/{id}/events");
        Assert.Equal("queued", (await stream.NextAsync())!.State);

        (await customer.PostAsync($"/generations/{id}/cancel", new { })).Is(HttpStatusCode.OK);

        // The copy that tells gathers for a moment of its own clock, so that one is moved on.
        var told = stream.NextAsync();
        for (var second = 0; second < 30 && !told.IsCompleted; second++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(told, Task.Delay(Glance, TimeProvider.System));
        }

        Assert.Equal("cancelled", (await told)!.State);
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task A_silent_stream_shows_signs_of_life()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        using var stream = await customer.FollowAsync($"/generations/{id}/events");
        await stream.NextAsync();

        var sign = stream.NextAsync();
        for (var minute = 0; minute < 20 && !sign.IsCompleted; minute++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(61));
            await Task.WhenAny(sign, Task.Delay(Glance, TimeProvider.System));
        }

        Assert.Equal(new ServerEvent(null, null, null), await sign);
        await customer.PostAsync($"/generations/{id}/cancel", new { });
    }

    [Fact]
    public async Task A_browser_on_another_origin_may_follow_by_link_or_by_fetch()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        using var http = new HttpClient { BaseAddress = world.Service.Address };

        using var byLink = new HttpRequestMessage(HttpMethod.Get, await EventsUrlAsync(customer, id));
        byLink.Headers.Add("Origin", StreamWorld.FrontEnd);
        using var answer = await http.SendAsync(byLink, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(StreamWorld.FrontEnd, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        using var stream = await EventStream.OpenAsync(answer);
        Assert.Equal("queued", (await stream.NextAsync())!.State);

        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"/api/v1/generations/{id}/events");
        preflight.Headers.Add("Origin", StreamWorld.FrontEnd);
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,last-event-id");
        using var allowed = await http.SendAsync(preflight);
        Assert.Equal("3600", Assert.Single(allowed.Headers.GetValues("Access-Control-Max-Age")));
        Assert.Equal("authorization,last-event-id", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Headers")));
        await customer.PostAsync($"/generations/{id}/cancel", new { });
    }

    [Fact]
    public async Task Only_so_many_streams_of_one_customer_are_open_at_once()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        using var first = await customer.FollowAsync($"/generations/{id}/events");
        using var second = await customer.FollowAsync($"/generations/{id}/events");

        (await customer.GetAsync($"/generations/{id}/events")).IsProblem(HttpStatusCode.TooManyRequests, "too_many_streams");

        // Both end with the job, and make room.
        await customer.PostAsync($"/generations/{id}/cancel", new { });
        await first.ToTheEndAsync();
        await second.ToTheEndAsync();
        using var third = await customer.FollowAsync($"/generations/{id}/events");
        Assert.Equal("cancelled", Assert.Single(await third.ToTheEndAsync()).State);
    }

    private static async Task<string> EventsUrlAsync(Customer customer, Guid id) =>
        (await customer.PostAsync($"/generations/{id}/links", new { })).Is(HttpStatusCode.OK).At<string>("eventsUrl");

    private static async Task<ServerEvent> UntilAsync(EventStream stream, string state)
    {
        while (await stream.NextAsync() is { } next)
        {
            if (next.State == state)
            {
                return next;
            }
        }

        throw new InvalidOperationException($"The stream ended before {state}.");
    }
}
