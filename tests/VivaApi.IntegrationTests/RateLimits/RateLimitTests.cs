using System.Globalization;
using System.Net;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.RateLimits;

/// <summary>A service with limits that a test can reach. The buckets fill by real time: a minute's quota in a minute.</summary>
public sealed class LimitedWorld(Database.TestDatabases databases) : World(databases)
{
    /// <summary>For copies of the service that are started from now on.</summary>
    internal bool AreCounted { get; set; } = true;

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Http:TrustedProxies"] = "127.0.0.1",
        ["RateLimits:PerUserPerMinute"] = "40",
        ["RateLimits:PerKeyPerMinute"] = "20",
        ["RateLimits:PerAddressPerMinute"] = "30",
        ["RateLimits:Enabled"] = $"{AreCounted}",
    };
}

public sealed class RateLimitTests(LimitedWorld world) : IClassFixture<LimitedWorld>
{
    [Fact]
    public async Task A_customer_is_told_what_is_left_and_refused_when_it_is_too_much()
    {
        var customer = await From("198.51.100.1").RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => customer.GetAsync("/quota")));

        Assert.InRange(answers.Count(answer => answer.Status == HttpStatusCode.OK), 40, 59);
        var refused = answers.First(answer => answer.Status != HttpStatusCode.OK).IsProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("\"user\";q=40;w=60", refused.Headers["RateLimit-Policy"]);
        Assert.StartsWith("\"user\";r=0;t=", refused.Headers["RateLimit"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_has_a_limit_of_its_own_and_others_of_the_customer_go_on()
    {
        var customer = await From("198.51.100.2").RegisterAsync();
        await world.PaysAsync(await customer.OrderAsync("enterprise"));
        var slow = customer.Program((await customer.MakeKeyAsync(
            new { name = "slow", scopes = new[] { "read" }, requestsPerMinute = 3 })).At<string>("key"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => slow.GetAsync("/quota")));

        Assert.InRange(answers.Count(answer => answer.Status == HttpStatusCode.OK), 3, 7);
        var refused = answers.First(answer => answer.Status != HttpStatusCode.OK).IsProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal("\"user\";q=40;w=60, \"key\";q=3;w=60", refused.Headers["RateLimit-Policy"]);
        (await customer.GetAsync("/quota")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_something_in_front_counts_nothing_is_counted_here()
    {
        world.AreCounted = false;
        await using var uncounted = world.StartService();
        world.AreCounted = true;
        var stranger = uncounted.NewCustomer().From("198.51.100.77");

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => stranger.GetAsync("/packages")));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, false), (answer.Status, answer.Headers.ContainsKey("RateLimit"))));
    }

    [Fact]
    public async Task Strangers_are_counted_by_address()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => From("198.51.100.3").GetAsync("/packages")));

        Assert.InRange(answers.Count(answer => answer.Status == HttpStatusCode.OK), 30, 39);
        (await From("198.51.100.4").GetAsync("/packages")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Alipays_notifications_are_never_too_many()
    {
        var alipay = From("198.51.100.5");

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(
            _ => alipay.PostTextAsync("/payments/alipay/notify", "not=signed", "application/x-www-form-urlencoded")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.All(answers, answer => Assert.DoesNotContain("RateLimit", answer.Headers.Keys));
    }

    private Customer From(string address) => world.Service.NewCustomer().From(address);
}
