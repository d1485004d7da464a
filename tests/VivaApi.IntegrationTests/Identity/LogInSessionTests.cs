using System.Net;
using VivaApi.Backend.Features.Identity;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>Refresh tokens are good once, and a log-out counts everywhere.</summary>
public sealed class LogInSessionTests(LogInSessionTests.FewLogIns world) : IClassFixture<LogInSessionTests.FewLogIns>
{
    public sealed class FewLogIns(Database.TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port)) { ["Auth:MaxLogIns"] = "5" };
    }

    [Fact]
    public async Task A_refresh_token_is_exchanged_for_new_ones_that_work()
    {
        var customer = await world.CustomerAsync();
        var first = await customer.TokensAsync();

        world.Clock.Advance(TimeSpan.FromMinutes(30));
        var second = (await customer.RefreshAsync(first.Refresh())).Is(HttpStatusCode.OK);

        Assert.NotEqual(first.Refresh(), second.Refresh());
        (await customer.Program(second.Access()).GetAsync("/me")).Is(HttpStatusCode.OK);
        (await customer.RefreshAsync(second.Refresh())).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_used_refresh_token_that_comes_back_ends_the_whole_log_in_and_no_other()
    {
        var customer = await world.CustomerAsync();
        var (stolen, other) = (await customer.TokensAsync(), await customer.TokensAsync());
        var next = await customer.RefreshAsync(stolen.Refresh());
        (await customer.Program(next.Access()).GetAsync("/me")).Is(HttpStatusCode.OK);

        world.Clock.Advance(TimeSpan.FromSeconds(60));
        (await customer.RefreshAsync(stolen.Refresh())).IsProblem(HttpStatusCode.Unauthorized, "refresh_token_refused");

        (await customer.RefreshAsync(next.Refresh())).IsProblem(HttpStatusCode.Unauthorized, "refresh_token_refused");
        (await customer.Program(next.Access()).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await customer.Program(other.Access()).GetAsync("/me")).Is(HttpStatusCode.OK);
        (await customer.RefreshAsync(other.Refresh())).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lost_answer_may_be_asked_for_again_for_a_minute()
    {
        var customer = await world.CustomerAsync();
        var first = await customer.TokensAsync();
        (await customer.RefreshAsync(first.Refresh())).Is(HttpStatusCode.OK);

        world.Clock.Advance(TimeSpan.FromSeconds(59));
        var again = (await customer.RefreshAsync(first.Refresh())).Is(HttpStatusCode.OK);

        (await customer.Program(again.Access()).GetAsync("/me")).Is(HttpStatusCode.OK);
        (await customer.RefreshAsync(again.Refresh())).Is(HttpStatusCode.OK);
        (await customer.RefreshAsync(first.Refresh())).IsProblem(HttpStatusCode.Unauthorized, "refresh_token_refused");
    }

    [Fact]
    public async Task Many_tabs_that_refresh_at_once_at_two_copies_all_go_on()
    {
        var customer = await world.CustomerAsync();
        await using var secondCopy = world.StartService();
        var (first, there) = (await customer.TokensAsync(), customer.At(secondCopy));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(tab => (tab % 2 == 0 ? customer : there).RefreshAsync(first.Refresh())));

        Assert.All(answers, answer => answer.Is(HttpStatusCode.OK));
        (await customer.Program(answers[19].Access()).GetAsync("/me")).Is(HttpStatusCode.OK);
        (await customer.RefreshAsync(answers[0].Refresh())).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logging_out_ends_this_log_in_here_at_once_and_elsewhere_within_a_second()
    {
        var customer = await world.CustomerAsync();
        await using var secondCopy = world.StartService();
        var (tokens, other) = (await customer.TokensAsync(), await customer.TokensAsync());
        var (here, there) = (customer.Program(tokens.Access()), customer.Program(tokens.Access(), secondCopy));
        (await here.GetAsync("/me")).Is(HttpStatusCode.OK);
        (await there.GetAsync("/me")).Is(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NoContent, (await here.PostAsync("/auth/logout", new { })).Status);

        (await here.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await here.PostAsync("/auth/logout", new { })).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await there.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await there.RefreshAsync(tokens.Refresh())).IsProblem(HttpStatusCode.Unauthorized, "refresh_token_refused");
        (await customer.Program(other.Access()).GetAsync("/me")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_every_token_that_there_was_and_no_key_and_nobody_elses()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var stranger = await world.CustomerAsync();
        await using var secondCopy = world.StartService();
        var program = customer.Program(await customer.NewKeyAsync("read"));
        var (one, two) = (await customer.TokensAsync(), await customer.TokensAsync());
        var elsewhere = customer.Program(two.Access(), secondCopy);
        (await elsewhere.GetAsync("/me")).Is(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NoContent, (await customer.Program(one.Access()).PostAsync("/auth/logout-all", new { })).Status);

        (await customer.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await customer.Program(two.Access()).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await elsewhere.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await customer.RefreshAsync(one.Refresh())).IsProblem(HttpStatusCode.Unauthorized, "refresh_token_refused");
        (await customer.RefreshAsync(two.Refresh())).IsProblem(HttpStatusCode.Unauthorized, "refresh_token_refused");
        (await program.GetAsync("/quota")).Is(HttpStatusCode.OK);
        (await stranger.GetAsync("/me")).Is(HttpStatusCode.OK);
        (await (await customer.LogInAsync()).GetAsync("/me")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmVk")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    public async Task Without_a_provider_nobodys_tokens_are_taken(string token) =>
        (await world.Service.NewCustomer().Program(token).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");

    [Fact]
    public async Task A_key_logs_nobody_out()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var program = customer.Program(await customer.NewKeyAsync("read"));

        (await program.PostAsync("/auth/logout", new { })).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await program.PostAsync("/auth/logout-all", new { })).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await customer.GetAsync("/me")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_log_in_too_many_ends_the_one_not_used_for_longest()
    {
        var customer = await world.CustomerAsync();
        var oldest = await customer.TokensAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var refreshed = await customer.TokensAsync();
        for (var more = 0; more < 4; more++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await customer.RefreshAsync(refreshed.Refresh());
            await customer.TokensAsync();
        }

        (await customer.Program(oldest.Access()).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await customer.Program(refreshed.Access()).GetAsync("/me")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_log_in_is_forgotten_when_its_time_is_over_and_not_before()
    {
        var customer = await world.CustomerAsync();
        var tokens = await customer.TokensAsync();
        world.Clock.Advance(TimeSpan.FromDays(13));
        await world.Service.RunAsync<ForgetLogIns>();
        var next = (await customer.RefreshAsync(tokens.Refresh())).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromDays(13));
        await world.Service.RunAsync<ForgetLogIns>();
        next = (await customer.RefreshAsync(next.Refresh())).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromDays(14));

        (await customer.RefreshAsync(next.Refresh())).IsProblem(HttpStatusCode.Unauthorized, "refresh_token_refused");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await world.Service.RunAsync<ForgetLogIns>() > 0);
    }
}
