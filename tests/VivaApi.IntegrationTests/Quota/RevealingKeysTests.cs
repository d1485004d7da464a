using System.Globalization;
using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>Who is shown a VivaAPI key of their own, when, and how often.</summary>
public sealed class RevealingKeysTests(RevealWorld world) : IClassFixture<RevealWorld>
{
    [Fact]
    public async Task A_customer_is_shown_the_key_that_their_videos_are_made_with_and_it_is_written_down()
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        await customer.GenerationAsync();
        await world.MakeVideosAsync();

        Assert.Equal(key, world.Viva.Submissions[^1].Key);
        Assert.Equal(key, await world.KeyOfAsync(await world.TokenOfAsync(customer)));
        var id = await RevealWorld.IdOfAsync(customer);
        var written = $"audit_log where act = 'viva_key.reveal' and actor_id = '{id}' and subject_id = '{id}'";
        Assert.Equal(1, await world.Books.CountAsync(
            $"{written} and before ->> 'firstAt' is null and after ->> 'firstAt' is not null and after ->> 'address' like '%127.0.0.1'"));
        var again = await RevealWorld.RevealAsync(customer);
        Assert.Equal((key, "no-store"), (again.At<string>("key"), again.Headers["Cache-Control"]));
        Assert.Equal(2, await world.Books.CountAsync(written));
    }

    [Fact]
    public async Task A_shown_key_stands_in_that_answer_and_nowhere_else()
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        var person = await world.OperatorAsync();

        string[] paths = ["/me", "/quota", "/quota/usage", "/orders", "/generations", "/api-keys"];
        var answers = await Task.WhenAll(paths.Select(async path => (await customer.GetAsync(path)).Text));
        var seen = (await person.GetAsync($"/admin/users/{await RevealWorld.IdOfAsync(customer)}/viva-key")).Is(HttpStatusCode.OK).Text;

        Assert.DoesNotContain(
            answers.Append(seen).Concat(world.Log.Lines).Concat(await world.Books.DumpAsync()),
            text => text.Contains(key[3..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_operators_leave_nobody_is_shown_anything()
    {
        world.AreRevealsAllowed = false;
        await using var strict = world.StartService();
        world.AreRevealsAllowed = true;
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();

        (await RevealWorld.RevealAsync(customer.At(strict))).IsProblem(HttpStatusCode.Forbidden, "viva_key_reveal_off");

        await IsNotShownAsync(customer);
    }

    [Fact]
    public async Task A_wrong_password_shows_nothing_and_too_many_lock_the_log_in()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();

        for (var guess = 0; guess < 10; guess++)
        {
            (await RevealWorld.RevealAsync(customer, "another-password")).IsProblem(HttpStatusCode.Forbidden, "wrong_password");
        }

        (await RevealWorld.RevealAsync(customer, "another-password")).IsProblem(HttpStatusCode.TooManyRequests, "login_locked");
        (await RevealWorld.RevealAsync(customer)).IsProblem(HttpStatusCode.TooManyRequests, "login_locked");
        (await RevealWorld.RevealAsync(customer, string.Empty)).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        await IsNotShownAsync(customer);
    }

    [Fact]
    public async Task An_API_key_shows_nothing_and_neither_does_a_stranger()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        var program = customer.Program(await customer.NewKeyAsync("generate", "read"));

        (await RevealWorld.RevealAsync(program)).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await RevealWorld.RevealAsync(world.Service.NewCustomer())).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        await IsNotShownAsync(customer);
    }

    [Fact]
    public async Task Who_has_no_key_of_their_own_is_told_so()
    {
        (await RevealWorld.RevealAsync(await world.CustomerAsync())).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await RevealWorld.RevealAsync(await world.CustomerWithAsync("pro"))).IsProblem(HttpStatusCode.NotFound, "not_found");

        // Of a deleted key nothing is left to be shown.
        var customer = await world.CustomerWithAsync("enterprise");
        await world.ProvisionAsync();
        await (await world.OperatorAsync()).ChangeAsync(
            HttpMethod.Put, $"/admin/users/{await RevealWorld.IdOfAsync(customer)}/viva-key", new { state = "deleted" });
        (await RevealWorld.RevealAsync(customer)).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_key_is_shown_so_many_times_a_day()
    {
        var (customer, _) = await world.CustomerWithShownKeyAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RevealWorld.RevealAsync(customer)));

        Assert.Equal(2, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        var refused = (await RevealWorld.RevealAsync(customer)).IsProblem(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(23 * 3_600, int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture));
        world.Clock.Advance(TimeSpan.FromHours(23));
        await customer.LogInAsync();
        (await RevealWorld.RevealAsync(customer)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_is_not_shown_while_other_keys_serve_and_then_without_what_they_made()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        IsNotReady(await RevealWorld.RevealAsync(customer));
        await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        await world.ProvisionAsync();
        Assert.Equal(RevealWorld.Units(500), await world.LeftOfAsync(customer));

        // A video is being made with the master key, and what it costs is on the customer's own as well.
        IsNotReady(await RevealWorld.RevealAsync(customer));
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        IsNotReady(await RevealWorld.RevealAsync(customer));
        await IsNotShownAsync(customer);
        await world.ProvisionAsync();

        (await RevealWorld.RevealAsync(customer)).Is(HttpStatusCode.OK);
        Assert.Equal(RevealWorld.Units(485), await world.LeftOfAsync(customer));
    }

    private static void IsNotReady(Answer answer) =>
        Assert.Equal("30", answer.IsProblem(HttpStatusCode.Conflict, "viva_key_not_ready").Headers["Retry-After"]);

    private async Task IsNotShownAsync(Customer customer)
    {
        var id = await RevealWorld.IdOfAsync(customer);
        Assert.Equal(0, await world.Books.CountAsync($"audit_log where act = 'viva_key.reveal' and actor_id = '{id}'"));
        Assert.Equal(0, await world.Books.CountAsync($"dedicated_keys where user_id = '{id}' and revealed_at is not null"));
    }
}
