using System.Net;
using VivaApi.Backend.Features.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.ApiKeys;

/// <summary>Behind a proxy, with few wrong keys allowed.</summary>
public sealed class GuardedWorld(Database.TestDatabases databases) : World(databases)
{
    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Http:TrustedProxies"] = "127.0.0.1",
        ["ApiKeys:WrongKeysPerMinute"] = "5",
    };
}

public sealed class GuessingKeysTests(GuardedWorld world) : IClassFixture<GuardedWorld>
{
    [Fact]
    public async Task Unknown_revoked_and_forbidden_from_here_are_answered_alike()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var revoked = await customer.MakeKeyAsync(new { name = "k", scopes = new[] { "read" } });
        var elsewhere = await customer.MakeKeyAsync(
            new { name = "k", scopes = new[] { "read" }, allowedCidrs = new[] { "203.0.113.0/24" } });
        await customer.DeleteAsync($"/api-keys/{revoked.IdOf()}");

        var answers = new List<Answer>();
        foreach (var key in new[] { ApiKeyToken.New(), revoked.At<string>("key"), elsewhere.At<string>("key"), "vk_live_nonsense" })
        {
            answers.Add(await customer.Program(key).From("198.51.100.1").GetAsync("/quota"));
        }

        Assert.All(answers, answer => answer.IsProblem(HttpStatusCode.Unauthorized, "unauthenticated"));
        Assert.Single(answers.Select(TextOf).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_works_from_its_networks_alone()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var made = await customer.MakeKeyAsync(
            new { name = "k", scopes = new[] { "read" }, allowedCidrs = new[] { "203.0.113.0/24", "2001:db8::/32" } });
        var program = customer.Program(made.At<string>("key"));

        (await program.From("203.0.113.9").GetAsync("/quota")).Is(HttpStatusCode.OK);
        (await program.From("2001:db8::9").GetAsync("/quota")).Is(HttpStatusCode.OK);
        (await program.From("203.0.114.9").GetAsync("/quota")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        // What the caller itself writes before the proxy does is not believed.
        (await program.From("203.0.113.9, 198.51.100.9").GetAsync("/quota")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Who_guesses_is_told_to_wait_and_a_key_in_use_works_on()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var program = customer.Program(await customer.NewKeyAsync("read"));
        (await program.From("198.51.100.7").GetAsync("/quota")).Is(HttpStatusCode.OK);

        var answers = new List<Answer>();
        while (answers.Count < 200 && answers.LastOrDefault()?.Status != HttpStatusCode.TooManyRequests)
        {
            answers.Add(await customer.Program(ApiKeyToken.New()).From("198.51.100.7").GetAsync("/quota"));
        }

        answers[0].IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        var last = answers[^1].IsProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.True(int.Parse(last.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0);
        (await program.GetAsync("/quota")).Is(HttpStatusCode.OK);
        (await customer.Program(ApiKeyToken.New()).From("198.51.100.8").GetAsync("/quota"))
            .IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static string TextOf(Answer answer) =>
        $"{answer.Json["title"]}/{answer.Json["detail"]}/{string.Join(' ', answer.Headers.Keys.Order(StringComparer.Ordinal))}";
}
