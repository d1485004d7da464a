using System.Net;
using Npgsql;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>A thousand spends of one account at once, with room for a few: exactly those few, at one copy and at two.</summary>
public sealed class ManySpendsTests(World world) : IClassFixture<World>
{
    private const int Spends = 1_000;
    private const int SentTwice = 100;

    [Fact]
    public Task Of_a_thousand_spends_at_one_copy_exactly_those_that_fit_succeed() => SpendAsync(
        "1,000 spends at one copy", "basic", room: 3, [world.Service]);

    [Fact]
    public async Task Of_a_thousand_spends_at_two_copies_exactly_those_that_fit_succeed()
    {
        await using var second = world.StartService();

        await SpendAsync("1,000 spends at two copies", "enterprise", room: 33, [world.Service, second]);
    }

    private async Task SpendAsync(string name, string package, int room, ServiceUnderTest[] copies)
    {
        // Of two refusals of one key at once the later is stopped by the key's index, which Entity Framework calls an error; and on a
        // slow machine some of a thousand wait too long for a connection, are answered 503, and come again.
        world.ExpectError("Microsoft.EntityFrameworkCore");
        world.ExpectError("POST /api/v1/generations failed");
        // Within one copy a twin waits for its turn and is a replay; only at another copy does it meet the first one running.
        string[] needed = ["accepted", "insufficient", Persistent.Replay];
        var rarities = new Rarities(name, copies.Length > 1 ? [.. needed, Persistent.Conflict] : needed);
        var customer = await world.CustomerWithAsync(package);
        var at = copies.Select(customer.At).ToArray();
        if (copies.Length > 1)
        {
            await MeetItselfAsync(customer, copies[1], rarities);
            room--;
        }

        var keys = Enumerable.Range(0, Spends).Select(_ => Customer.NewKey()).ToArray();
        var answers = await Task.WhenAll(keys.Concat(keys.Take(SentTwice)).Select((key, turn) =>
            Persistent.UntilDecidedAsync(() => at[turn % at.Length].GenerateAsync("cat", key), rarities)));

        var firsts = answers.Take(Spends).ToList();
        Assert.Equal(room, firsts.Count(answer => answer.Status == HttpStatusCode.Accepted));
        Assert.All(firsts.Where(answer => answer.Status != HttpStatusCode.Accepted), answer =>
        {
            answer.IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");
            rarities.Saw("insufficient");
        });
        Assert.All(firsts.Where(answer => answer.Status == HttpStatusCode.Accepted), _ => rarities.Saw("accepted"));
        Assert.Equal(firsts.Take(SentTwice).Select(answer => answer.Text), answers.Skip(Spends).Select(answer => answer.Text));
        Assert.Equal(
            room + (copies.Length > 1 ? 1 : 0),
            await world.Books.CountAsync($"generations where user_id = '{await IdOfAsync(customer)}'"));
        await world.Books.AreRightAsync();
        rarities.MustHaveBeenSeen();
    }

    /// <summary>A request is held back at the account's row, and its twin comes meanwhile: 409, and then the same answer.</summary>
    private async Task MeetItselfAsync(Customer customer, ServiceUnderTest other, Rarities rarities)
    {
        var key = Customer.NewKey();
        var user = await IdOfAsync(customer);
        await using var connection = await world.Books.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(
            $"select 1 from user_credit_accounts where user_id = '{user}' for update", connection, transaction);
        await hold.ExecuteScalarAsync();
        var first = customer.GenerateAsync("cat", key);
        await world.Books.WaitUntilBlockedAsync(connection.ProcessID);

        var twin = (await customer.At(other).GenerateAsync("cat", key)).IsProblem(HttpStatusCode.Conflict, "request_in_progress");
        Assert.True(twin.Headers.ContainsKey("Retry-After"));
        rarities.Saw(Persistent.Conflict);
        await transaction.CommitAsync();

        var answer = (await first).Is(HttpStatusCode.Accepted);
        var again = await Persistent.UntilDecidedAsync(() => customer.At(other).GenerateAsync("cat", key), rarities);
        Assert.Equal(answer.Text, again.Text);
    }

    private static async Task<string> IdOfAsync(Customer customer) =>
        (await customer.GetAsync("/me")).Is(HttpStatusCode.OK).At<string>("id");
}
