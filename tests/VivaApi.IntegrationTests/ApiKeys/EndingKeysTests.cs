using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.ApiKeys;

/// <summary>Revoked, rotated, run out: at every copy of the service, within a second.</summary>
public sealed class EndingKeysTests(World world) : IClassFixture<World>
{
    private static readonly object Wish = new { name = "shop", scopes = new[] { "read" } };

    [Fact]
    public async Task A_revoked_key_stops_here_at_once_and_elsewhere_within_a_second()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await using var secondCopy = world.StartService();
        var made = await customer.MakeKeyAsync(Wish);
        var (here, there) = (customer.Program(made.At<string>("key")), customer.Program(made.At<string>("key"), secondCopy));
        (await here.GetAsync("/quota")).Is(HttpStatusCode.OK);
        (await there.GetAsync("/quota")).Is(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NoContent, (await customer.DeleteAsync($"/api-keys/{made.IdOf()}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await customer.DeleteAsync($"/api-keys/{made.IdOf()}")).Status);

        (await here.GetAsync("/quota")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await there.GetAsync("/quota")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task During_the_overlap_of_a_rotation_both_keys_work_and_then_only_the_new_one()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var made = await customer.MakeKeyAsync(Wish);
        var old = customer.Program(made.At<string>("key"));

        var rotated = (await customer.RotateAsync(made, overlapMinutes: 10)).Is(HttpStatusCode.Created);
        var replacement = customer.Program(rotated.At<string>("key"));

        (await old.GetAsync("/quota")).Is(HttpStatusCode.OK);
        (await replacement.GetAsync("/quota")).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        (await old.GetAsync("/quota")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await replacement.GetAsync("/quota")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_many_rotations_of_one_key_at_once_one_makes_a_key()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var made = await customer.MakeKeyAsync(Wish);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => customer.RotateAsync(made, 10)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.Status == HttpStatusCode.Conflict && answer.Code == "api_key_not_active"));
        Assert.Equal(2, (await customer.GetAsync("/api-keys")).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_revoked_key_cannot_be_rotated_back_to_life()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var made = await customer.MakeKeyAsync(Wish);
        await customer.DeleteAsync($"/api-keys/{made.IdOf()}");

        (await customer.RotateAsync(made, 10)).IsProblem(HttpStatusCode.Conflict, "api_key_not_active");
    }

    [Fact]
    public async Task A_key_ends_when_it_was_said_to()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var made = await customer.MakeKeyAsync(
            new { name = "trial", scopes = new[] { "read" }, expiresAt = world.Clock.GetUtcNow().AddMinutes(5) });
        var program = customer.Program(made.At<string>("key"));

        (await program.GetAsync("/quota")).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await program.GetAsync("/quota")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Nobody_revokes_or_rotates_the_key_of_somebody_else()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var stranger = await world.CustomerWithAsync("enterprise");
        var made = await customer.MakeKeyAsync(Wish);

        (await stranger.DeleteAsync($"/api-keys/{made.IdOf()}")).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.RotateAsync(made, 10)).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await customer.Program(made.At<string>("key")).GetAsync("/quota")).Is(HttpStatusCode.OK);
    }
}
