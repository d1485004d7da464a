using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Platform.Access;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.ApiKeys;

/// <summary>What a program can do with a key, and what it cannot.</summary>
public sealed class UsingKeysTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_program_makes_and_fetches_a_video_with_a_key()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var program = customer.Program(await customer.NewKeyAsync("generate", "read"));

        var id = await program.GenerationAsync();
        await world.MakeVideosAsync();

        Assert.Equal("succeeded", await program.StateOfGenerationAsync(id));
        Assert.Equal(HttpStatusCode.OK, (await program.DownloadAsync($"/generations/{id}/video")).Status);
        (await program.GetAsync("/generations")).Is(HttpStatusCode.OK);
        (await program.GetAsync("/credits/entries")).Is(HttpStatusCode.OK);
        await program.HasAsync(available: 485, quota: 500, used: 15, reserved: 0);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_no_more()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var reader = customer.Program(await customer.NewKeyAsync("read"));
        var maker = customer.Program(await customer.NewKeyAsync("generate"));

        (await reader.GetAsync("/quota")).Is(HttpStatusCode.OK);
        (await reader.GenerateAsync()).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        var id = await maker.GenerationAsync();
        (await maker.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);
        (await maker.GetAsync("/quota")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_key_opens_neither_the_account_nor_the_keys_nor_the_till()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var program = customer.Program(await customer.NewKeyAsync("generate", "read"));

        (await program.GetAsync("/me")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await program.GetAsync("/orders")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await program.GetAsync("/api-keys")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await program.PostAsync("/api-keys", new { name = "more", scopes = new[] { "read" } }))
            .IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Without_a_package_that_includes_keys_there_are_none()
    {
        var newcomer = await world.CustomerAsync();
        var pro = await world.CustomerWithAsync("pro");

        (await newcomer.PostAsync("/api-keys", new { name = "shop", scopes = new[] { "read" } }))
            .IsProblem(HttpStatusCode.Forbidden, "api_keys_not_included");
        (await pro.PostAsync("/api-keys", new { name = "shop", scopes = new[] { "read" } }))
            .IsProblem(HttpStatusCode.Forbidden, "api_keys_not_included");
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_hash()
    {
        var customer = await world.CustomerWithAsync("enterprise");

        var key = await customer.NewKeyAsync("read");

        var listed = await customer.GetAsync("/api-keys");
        Assert.Contains(key[..20], listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(key[20..], listed.Text, StringComparison.Ordinal);
        Assert.Equal(1, await world.Books.CountAsync($"api_keys where prefix = '{key[..20]}' and hash = sha256('{key}')"));
        Assert.Equal(0, await world.Books.CountAsync($"api_keys k where k::text like '%{key[20..63]}%'"));
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains(key[20..63], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_use_is_known_to_the_minute_and_written_no_more_often()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var program = customer.Program(await customer.NewKeyAsync("read"));

        await program.GetAsync("/quota");
        var first = await LastUsedAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await program.GetAsync("/quota");
        Assert.Equal(first, await LastUsedAsync());
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        await program.GetAsync("/quota");

        Assert.Equal(first.AddSeconds(61), await LastUsedAsync());

        async Task<DateTimeOffset> LastUsedAsync() =>
            (await customer.GetAsync("/api-keys")).Json["items"]![0]!["lastUsedAt"]!.GetValue<DateTimeOffset>();
    }

    [Fact]
    public async Task Bad_wishes_are_refused_by_field()
    {
        var customer = await world.CustomerWithAsync("enterprise");

        await RefusedAsync(new { name = "", scopes = new[] { "read" } }, "name");
        await RefusedAsync(new { name = "k", scopes = Array.Empty<string>() }, "scopes");
        await RefusedAsync(new { name = "k", scopes = new[] { "read" }, allowedCidrs = new[] { "10.0.0.1/8" } }, "allowedCidrs[0]");
        await RefusedAsync(new { name = "k", scopes = new[] { "read" }, requestsPerMinute = 0 }, "requestsPerMinute");
        await RefusedAsync(new { name = "k", scopes = new[] { "read" }, expiresAt = world.Clock.GetUtcNow() }, "expiresAt");
        (await customer.PostAsync("/api-keys", new { name = "k", scopes = new[] { "everything" } }))
            .IsProblem(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Empty((await customer.GetAsync("/api-keys")).Json["items"]!.AsArray());

        async Task RefusedAsync(object wish, string field)
        {
            var answer = (await customer.PostAsync("/api-keys", wish)).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
            Assert.NotNull(answer.Json["errors"]![field]);
        }
    }

    [Fact]
    public void Every_operation_of_videos_quota_and_credits_takes_a_key_but_the_showing_of_the_one_at_VivaAPI()
    {
        string[] groups = ["/api/v1/generations", "/api/v1/quota", "/api/v1/credits", "/api/v1/uploads"];
        var operations = world.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => groups.Any(group => endpoint.RoutePattern.RawText!.StartsWith(group, StringComparison.Ordinal))).ToList();

        // What lets in without a log-in looks at the key, or at a link, by itself.
        var closed = operations.Where(endpoint => endpoint.Metadata.GetMetadata<KeyAccess>() is null
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);

        Assert.True(operations.Count > 10, $"{operations.Count} operations");
        Assert.Equal("/api/v1/quota/viva-key/reveal", Assert.Single(closed).RoutePattern.RawText);
    }

    [Fact]
    public async Task Of_many_requests_at_once_no_more_keys_are_made_than_a_customer_may_have()
    {
        var customer = await world.CustomerWithAsync("enterprise");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(
            _ => customer.PostAsync("/api-keys", new { name = "k", scopes = new[] { "read" } })));

        Assert.Equal(20, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.Created),
            answer => answer.IsProblem(HttpStatusCode.Conflict, "too_many_api_keys"));
    }
}
