using System.Net;
using System.Text;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>A service that takes a provider's tokens beside its own.</summary>
public sealed class ProviderWorld(Database.TestDatabases databases) : World(databases)
{
    private bool cutOff;
    private bool strict;

    internal OpenIdProvider? Provider { get; private set; }

    internal OpenIdProvider? Stranger { get; private set; }

    /// <summary>A copy whose provider nobody can reach.</summary>
    internal ServiceUnderTest StartCutOff()
    {
        cutOff = true;
        var copy = StartService();
        cutOff = false;
        return copy;
    }

    /// <summary>A copy whose operators need a second factor.</summary>
    internal ServiceUnderTest StartStrict()
    {
        strict = true;
        var copy = StartService();
        strict = false;
        return copy;
    }

    public override async ValueTask InitializeAsync()
    {
        if (NodeScript.Has("oidc-provider"))
        {
            Provider = await OpenIdProvider.StartAsync();
            Stranger = await OpenIdProvider.StartAsync();
        }

        await base.InitializeAsync();

        // The provider looks at the machine's clock.
        Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
    }

    public override async ValueTask DisposeAsync()
    {
        Provider?.Dispose();
        Stranger?.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Auth:Authority"] = cutOff ? $"http://127.0.0.1:{ServiceUnderTest.FreePort()}" : Provider?.Address.ToString().TrimEnd('/'),
        ["Auth:Audience"] = OpenIdProvider.Audience,
        ["Auth:OperatorRoles"] = "boss, chief",
        ["Auth:OperatorsNeedSecondFactor"] = strict ? "true" : "false",
    };
}

public sealed class ProviderTokenTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    [Fact]
    public async Task At_first_sight_a_customer_is_made_and_found_again_by_issuer_and_subject()
    {
        var provider = Provider();
        var anna = Caller(await provider.TokenAsync("anna"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => anna.GetAsync("/me")));
        var id = answers[0].Is(HttpStatusCode.OK).At<string>("id");

        Assert.All(answers, answer => Assert.Equal(id, answer.At<string>("id")));
        Assert.Equal(id, (await Caller(await provider.TokenAsync("anna")).GetAsync("/me")).At<string>("id"));
        Assert.NotEqual(id, (await Caller(await provider.TokenAsync("ben")).GetAsync("/me")).At<string>("id"));
        Assert.Equal(1, await world.Books.CountAsync("user_logins where provider_key = 'anna'"));
        Assert.Equal(0, await world.Books.CountAsync(
            "users u where u.user_name like 'provider:%' and not exists (select from user_logins l where l.user_id = u.id)"));
        (await anna.OrderAsync("basic")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_address_at_the_provider_opens_nobody_elses_account()
    {
        var provider = Provider();
        var customer = await world.CustomerAsync();

        var claimed = Caller(await provider.TokenAsync("thief", new { email = customer.Email, email_verified = true }));

        Assert.NotEqual((await customer.GetAsync("/me")).At<string>("id"), (await claimed.GetAsync("/me")).At<string>("id"));
        Assert.Equal(string.Empty, (await claimed.GetAsync("/me")).At<string>("email"));
    }

    [Fact]
    public async Task Only_roles_that_the_operator_named_open_anything()
    {
        var provider = Provider();
        var boss = Caller(await provider.TokenAsync("carla", new { roles = new[] { "staff", "boss" } }));
        var clerk = Caller(await provider.TokenAsync("dora", new { roles = new[] { "operator", "Boss" } }));

        (await boss.GetAsync("/admin/upstream")).Is(HttpStatusCode.OK);
        Assert.Equal("operator", (string)Assert.Single((await boss.GetAsync("/me")).Json["roles"]!.AsArray())!);
        (await clerk.GetAsync("/admin/upstream")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        Assert.Empty((await clerk.GetAsync("/me")).Json["roles"]!.AsArray());
    }

    [Fact]
    public async Task What_is_for_others_from_others_over_or_forged_is_refused()
    {
        var provider = Provider();
        var good = await provider.TokenAsync("emil");
        var parts = good.Split('.');

        string[] bad =
        [
            await provider.TokenAsync("emil", audience: "https://other.example.com"),
            await world.Stranger!.TokenAsync("emil"),
            await provider.TokenAsync("emil", issuedBefore: TimeSpan.FromHours(1)),
            $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA",
            $"{Encoded("""{"alg":"none"}""")}.{parts[1]}.",
            $"{Encoded("""{"alg":"HS256","typ":"at+jwt"}""")}.{parts[1]}.{parts[2]}",
            "a.b.c",
        ];
        foreach (var token in bad)
        {
            (await Caller(token).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        }

        (await Caller(good).GetAsync("/me")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logging_out_refuses_every_token_made_before_at_every_copy()
    {
        var provider = Provider();
        await using var secondCopy = world.StartService();
        var token = await provider.TokenAsync("frida", issuedBefore: TimeSpan.FromMinutes(1));
        var (here, there) = (Caller(token), Caller(token, secondCopy));
        (await here.GetAsync("/me")).Is(HttpStatusCode.OK);
        (await there.GetAsync("/me")).Is(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NoContent, (await here.PostAsync("/auth/logout", new { })).Status);

        (await here.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await there.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await Caller(await provider.TokenAsync("frida", issuedBefore: TimeSpan.FromMinutes(-1))).GetAsync("/me")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_of_the_very_second_of_a_log_out_is_refused_and_one_of_the_next_is_taken()
    {
        var provider = Provider();
        var second = DateTimeOffset.FromUnixTimeSeconds(world.Clock.GetUtcNow().ToUnixTimeSeconds() + 2);
        var token = await provider.TokenOfSecondAsync("lena", second, TimeSpan.FromHours(1));
        world.Clock.SetUtcNow(second.AddMilliseconds(300));
        (await Caller(token).PostAsync("/auth/logout-all", new { })).Is(HttpStatusCode.NoContent);

        (await Caller(token).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        world.Clock.SetUtcNow(second.AddSeconds(1));

        var fresh = Caller(await provider.TokenOfSecondAsync("lena", second.AddSeconds(1), TimeSpan.FromHours(1)));
        (await fresh.GetAsync("/me")).Is(HttpStatusCode.OK);
        (await Caller(token).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task What_wants_a_password_tells_a_providers_customer_that_there_is_none()
    {
        var caller = Caller(await Provider().TokenAsync("mona"));

        (await caller.PostAsync("/me/second-factor", new { password = "a-long-password" }))
            .IsProblem(HttpStatusCode.Conflict, "no_password");
        (await caller.PostAsync("/me/second-factor/confirm", new { code = "123456" }))
            .IsProblem(HttpStatusCode.Conflict, "second_factor_not_begun");
        (await caller.PostAsync("/me/second-factor/remove", new { password = "a-long-password" }))
            .IsProblem(HttpStatusCode.Conflict, "second_factor_not_begun");
        (await caller.DeleteMeAsync(new { })).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_operator_of_the_providers_is_told_that_the_second_factor_is_the_providers()
    {
        var provider = Provider();
        await using var copy = world.StartStrict();
        var (roles, amr) = (new[] { "boss" }, new[] { "pwd", "mfa" });

        var without = Caller(await provider.TokenAsync("olga", new { roles }), copy);
        var refused = (await without.GetAsync("/admin/upstream")).IsProblem(HttpStatusCode.Forbidden, "second_factor_needed");

        Assert.Contains("provider", refused.At<string>("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("/me/second-factor", refused.At<string>("detail"), StringComparison.Ordinal);
        (await Caller(await provider.TokenAsync("olga", new { roles, amr }), copy).GetAsync("/admin/upstream")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_the_provider_cannot_be_reached_its_customers_are_asked_to_come_again_and_all_others_go_on()
    {
        var token = await Provider().TokenAsync("gerda");
        await using var copy = world.StartCutOff();
        var customer = await world.CustomerAsync();

        var answer = (await Caller(token, copy).GetAsync("/me")).IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");

        Assert.Equal("10", answer.Headers["Retry-After"]);
        (await customer.At(copy).GetAsync("/me")).Is(HttpStatusCode.OK);
    }

    private static string Encoded(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private OpenIdProvider Provider()
    {
        NodeScript.Needs("oidc-provider");
        return world.Provider!;
    }

    private Customer Caller(string token, ServiceUnderTest? copy = null) => world.Service.NewCustomer().Program(token, copy);
}
