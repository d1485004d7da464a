using System.Net;
using Npgsql;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>Many acceptances in one call: each keeps its own key, verdict, entry and answer.</summary>
public sealed class GatheringTests(World world) : IClassFixture<World>
{
    // A function that is made anew begins without its settings, and nothing but its speed tells.
    [Theory]
    [InlineData("generations_accept")]
    [InlineData("credit_lock")]
    [InlineData("credit_reserve_all")]
    public async Task The_functions_of_a_gathered_call_keep_one_plan_that_goes_by_index(string function) => Assert.Equal(
        1,
        await world.Books.CountAsync(
            $"pg_proc where proname = '{function}'"
            + " and proconfig @> array['plan_cache_mode=force_generic_plan', 'enable_seqscan=off', 'jit=off']"));

    [Fact]
    public async Task What_goes_together_is_one_transaction_and_a_refused_one_harms_no_neighbour()
    {
        var (holding, rich, poor) = (
            await world.CustomerWithAsync("basic"), await world.CustomerWithAsync("pro"), await world.CustomerAsync());
        await using var queue = await TheQueue.HeldByAsync(world, holding);
        var asked = new[] { rich.GenerateAsync("one"), poor.GenerateAsync("none"), rich.GenerateAsync("two"), rich.GenerateAsync("three") };
        await queue.HasAsync(waiting: 4);

        await queue.LetGoAsync();
        var answers = await Task.WhenAll(asked);

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Accepted));
        var refused = answers[1].IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");
        Assert.Equal((15L, 0L), (refused.At<long>("required"), refused.At<long>("available")));
        Assert.Equal(1, await world.Books.CountAsync(
            $"(select distinct xmin::text from generations where prompt in ('one', 'two', 'three') and {Of(rich)}) t"));
        await rich.HasAsync(available: 105, quota: 150, used: 0, reserved: 45);
    }

    [Fact]
    public async Task Two_of_one_account_see_each_other_in_the_order_of_their_arrival()
    {
        var (holding, customer) = (await world.CustomerWithAsync("basic"), await world.CustomerWithAsync("basic"));
        await using var queue = await TheQueue.HeldByAsync(world, holding);
        var asked = new List<Task<Answer>>();
        for (var turn = 0; turn < 5; turn++)
        {
            asked.Add(customer.GenerateAsync($"turn {turn}"));
            await queue.HasAsync(waiting: turn + 1);
        }

        await queue.LetGoAsync();
        var answers = await Task.WhenAll(asked);

        Assert.All(answers[..3], answer => answer.Is(HttpStatusCode.Accepted));
        Assert.All(answers[3..], answer => Assert.Equal(5, answer.Is(HttpStatusCode.PaymentRequired).At<long>("available")));
        Assert.Equal(1, await world.Books.CountAsync(
            $"credit_entries where {Of(customer)} and sequence = 4 and available_after = 5 and reserved_after = 45"));
        await customer.HasAsync(available: 5, quota: 50, used: 0, reserved: 45);
    }

    [Fact]
    public async Task The_same_key_twice_in_one_call_is_one_job_and_with_another_body_an_error()
    {
        var (holding, customer) = (await world.CustomerWithAsync("basic"), await world.CustomerWithAsync("basic"));
        var key = Customer.NewKey();
        await using var queue = await TheQueue.HeldByAsync(world, holding);
        var first = customer.GenerateAsync("cat", key);
        await queue.HasAsync(waiting: 1);
        var (same, other) = (customer.GenerateAsync("cat", key), customer.GenerateAsync("dog", key));
        await queue.HasAsync(waiting: 3);

        await queue.LetGoAsync();

        var made = (await first).Is(HttpStatusCode.Accepted);
        var repeated = (await same).Is(HttpStatusCode.Accepted);
        Assert.Equal(made.Text, repeated.Text);
        Assert.Equal(made.Headers["Location"], repeated.Headers["Location"]);
        Assert.Equal("true", repeated.Headers["Idempotent-Replayed"]);
        (await other).IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    [Fact]
    public async Task A_refusal_that_was_gathered_is_replayed_byte_for_byte()
    {
        var customer = await world.CustomerWithAsync("basic");
        var key = Customer.NewKey();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => customer.GenerationAsync()));

        var first = (await customer.GenerateAsync("too much", key)).IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");
        await world.PaysAsync(await customer.OrderAsync("basic"));
        var second = (await customer.GenerateAsync("too much", key)).IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");

        Assert.Equal(first.Text, second.Text);
        Assert.Equal("This video costs 15 credits; 5 are available.", first.At<string>("detail"));
        Assert.Equal(32, first.At<string>("traceId").Length);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
    }

    [Fact]
    public async Task A_key_that_is_still_running_elsewhere_is_told_to_come_again_and_its_neighbour_goes_on()
    {
        var customer = await world.CustomerWithAsync("basic");
        var key = Customer.NewKey();
        await using var elsewhere = await world.Books.OpenAsync();
        await using (var transaction = await elsewhere.BeginTransactionAsync())
        {
            await using var running = new NpgsqlCommand(
                "select idempotency_lock((select id from users where email = $1), 'POST /generations', $2)", elsewhere, transaction);
            running.Parameters.Add(new NpgsqlParameter { Value = customer.Email });
            running.Parameters.Add(new NpgsqlParameter { Value = key });
            Assert.Equal(true, await running.ExecuteScalarAsync());

            var answers = await Task.WhenAll(customer.GenerateAsync("cat", key), customer.GenerateAsync("cat"));

            Assert.Equal("2", answers[0].IsProblem(HttpStatusCode.Conflict, "request_in_progress").Headers["Retry-After"]);
            answers[1].Is(HttpStatusCode.Accepted);
        }

        (await customer.GenerateAsync("cat", key)).Is(HttpStatusCode.Accepted);
        await customer.HasAsync(available: 20, quota: 50, used: 0, reserved: 30);
    }

    [Fact]
    public async Task Of_a_hundred_at_two_copies_exactly_as_many_succeed_as_there_is_room_for()
    {
        var customer = await world.CustomerWithAsync("pro");
        await using var secondCopy = world.StartService();
        var twin = customer.At(secondCopy);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(turn => (turn % 2 == 0 ? customer : twin).GenerateAsync($"turn {turn}")));

        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.Accepted));
        Assert.Equal(90, answers.Count(answer => answer.Code == "insufficient_credits"));
        await customer.HasAsync(available: 0, quota: 150, used: 0, reserved: 150);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task Two_copies_that_take_the_same_accounts_at_once_never_lock_each_other_out()
    {
        var customers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.CustomerWithAsync("pro")));
        await using var secondCopy = world.StartService();
        var twins = customers.Select(customer => customer.At(secondCopy)).ToArray();

        // One copy gets them forwards, the other backwards.
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(turn => turn % 2 == 0
            ? customers[turn / 2 % 6].GenerateAsync($"turn {turn}")
            : twins[5 - (turn / 2 % 6)].GenerateAsync($"turn {turn}")));

        Assert.All(answers, answer => answer.Is(HttpStatusCode.Accepted));
        foreach (var customer in customers)
        {
            await customer.HasAsync(available: 0, quota: 150, used: 0, reserved: 150);
        }
    }

    private static string Of(Customer customer) => $"user_id = (select id from users where email = '{customer.Email}')";
}
