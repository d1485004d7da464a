using System.Net;
using Npgsql;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>The database commits and the line is cut before it can say so: nobody is told anything false, and the key knows.</summary>
public sealed class LostAnswerTests(LostAnswerTests.CutWorld world) : IClassFixture<LostAnswerTests.CutWorld>
{
    [Fact]
    public async Task A_job_whose_commit_was_not_heard_of_is_answered_503_and_replayed_to_the_same_key()
    {
        var customer = await world.CustomerWithAsync("basic");
        await customer.GenerationAsync();
        var (key, cuts) = (Customer.NewKey(), world.Line.Cuts);
        world.ExpectError("POST /api/v1/generations failed");

        world.Line.LoseAnswerTo("a lost cat");
        var lost = (await customer.GenerateAsync("a lost cat", key)).IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        var found = (await customer.GenerateAsync("a lost cat", key)).Is(HttpStatusCode.Accepted);

        Assert.Equal(cuts + 1, world.Line.Cuts);
        Assert.True(lost.Headers.ContainsKey("Retry-After"));
        Assert.Equal("true", found.Headers["Idempotent-Replayed"]);
        await customer.HasAsync(available: 20, quota: 50, used: 0, reserved: 30);
    }

    [Fact]
    public async Task All_of_a_call_that_was_not_heard_of_find_their_own_answer_when_they_come_again()
    {
        var (holding, customer, poor) = (
            await world.CustomerWithAsync("basic"), await world.CustomerWithAsync("pro"), await world.CustomerAsync());
        var keys = Enumerable.Range(0, 5).Select(_ => Customer.NewKey()).ToArray();
        world.ExpectError("POST /api/v1/generations failed");
        await using var queue = await TheQueue.HeldByAsync(world, holding);
        Task<Answer>[] AskAll() =>
            [.. keys.Select((key, place) => (place == 2 ? poor : customer).GenerateAsync($"turn {place}", key))];
        var asked = AskAll();
        await queue.HasAsync(waiting: keys.Length);

        world.Line.LoseAnswerTo("turn 3");
        await queue.LetGoAsync();
        var lost = await Task.WhenAll(asked);
        var found = await Task.WhenAll(AskAll());

        Assert.All(lost, answer => answer.IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable"));
        Assert.All(found, answer => Assert.Equal("true", answer.Headers["Idempotent-Replayed"]));
        found[2].IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");
        Assert.Equal(4, found.Count(answer => answer.Status == HttpStatusCode.Accepted));
        await customer.HasAsync(available: 90, quota: 150, used: 0, reserved: 60);
    }

    [Fact]
    public async Task An_order_whose_commit_was_not_heard_of_is_answered_503_and_replayed_to_the_same_key()
    {
        var customer = await world.CustomerAsync();
        var key = Customer.NewKey();
        world.ExpectError("POST /api/v1/orders failed");
        world.ExpectError("EntityFrameworkCore.Database.Transaction");

        world.Line.LoseAnswerTo("COMMIT\0");
        (await customer.PostAsync("/orders", new { packageCode = "pro", channel = "page" }, key))
            .IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        var found = (await customer.PostAsync("/orders", new { packageCode = "pro", channel = "page" }, key)).Is(HttpStatusCode.Created);

        Assert.Equal("true", found.Headers["Idempotent-Replayed"]);
        Assert.Equal(1, await world.Books.CountAsync(
            $"orders where user_id = (select id from users where email = '{customer.Email}')"));
    }

    public sealed class CutWorld(TestDatabases databases) : World(databases)
    {
        internal LossyLine Line { get; private set; } = null!;

        private protected override Dictionary<string, string?> Settings(int port)
        {
            var settings = base.Settings(port);
            var direct = new NpgsqlConnectionStringBuilder(settings["ConnectionStrings:Default"]);
            Line = new LossyLine(direct.Host!, direct.Port);
            var through = new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Host = "127.0.0.1", Port = Line.Port };
            settings["ConnectionStrings:Default"] = through.ConnectionString;
            return settings;
        }
    }
}
