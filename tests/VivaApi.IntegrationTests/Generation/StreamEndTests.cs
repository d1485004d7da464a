using System.Net;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>A stream outlives its request's beginning, but not the right by which it was opened.</summary>
public sealed class StreamEndTests(StreamWorld world) : IClassFixture<StreamWorld>
{
    [Theory]
    [InlineData("/auth/logout")]
    [InlineData("/auth/logout-all")]
    public async Task A_stream_ends_soon_after_its_log_in_and_says_why(string logOut)
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        using var stream = await customer.FollowAsync($"/generations/{id}/events");
        Assert.Equal("queued", (await stream.NextAsync())!.State);

        Assert.Equal(HttpStatusCode.NoContent, (await customer.PostAsync(logOut, new { })).Status);

        await EndsAsync(stream, "unauthenticated");
        (await customer.GetAsync($"/generations/{id}/events")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_stream_ends_soon_after_its_key_was_revoked()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var made = await customer.MakeKeyAsync(new { name = "shop", scopes = new[] { "read" } });
        var id = await customer.GenerationAsync();
        using var stream = await customer.Program(made.At<string>("key")).FollowAsync($"/generations/{id}/events");
        using var other = await customer.FollowAsync($"/generations/{id}/events");
        Assert.Equal("queued", (await stream.NextAsync())!.State);
        Assert.Equal("queued", (await other.NextAsync())!.State);

        Assert.Equal(HttpStatusCode.NoContent, (await customer.DeleteAsync($"/api-keys/{made.IdOf()}")).Status);

        await EndsAsync(stream, "unauthenticated");
        Assert.Equal(new ServerEvent(null, null, null), await other.NextAsync());
    }

    [Fact]
    public async Task A_stream_ends_soon_after_its_owner_was_suspended()
    {
        var person = await world.OperatorAsync();
        var customer = await world.CustomerWithAsync("basic");
        var user = (await customer.GetAsync("/me")).Is(HttpStatusCode.OK).At<string>("id");
        var id = await customer.GenerationAsync();
        using var stream = await customer.FollowAsync($"/generations/{id}/events");
        Assert.Equal("queued", (await stream.NextAsync())!.State);

        (await person.PostAsync($"/admin/users/{user}/suspend", new { reason = "charged back" })).Is(HttpStatusCode.OK);

        await EndsAsync(stream, "account_suspended");
    }

    private async Task EndsAsync(EventStream stream, string code)
    {
        ServerEvent? next;
        do
        {
            next = await stream.NextSignAsync(world);
        }
        while (next is { Name: null });

        Assert.Equal(("ended", code), (next?.Name, (string?)next?.Data?["code"]));
        Assert.Null(await stream.NextAsync());
    }
}
