using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.ApiKeys;

/// <summary>What a key may spend is exact, whoever uses it where, and whatever comes of the jobs.</summary>
public sealed class KeyBudgetTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_key_with_budget_for_three_videos_makes_three_at_two_copies_at_once()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await using var secondCopy = world.StartService();
        var key = (await BudgetedAsync(customer, 59)).At<string>("key");
        var (here, there) = (customer.Program(key), customer.Program(key, secondCopy));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(turn => (turn % 2 == 0 ? here : there).GenerateAsync()));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Accepted));
        var refused = answers.Where(answer => answer.Status != HttpStatusCode.Accepted).ToList();
        Assert.All(refused, answer => answer.IsProblem(HttpStatusCode.PaymentRequired, "key_budget_exhausted"));
        Assert.All(refused, answer => Assert.InRange(answer.At<long>("available"), 14, 14));
        await customer.HasAsync(available: 455, quota: 500, used: 0, reserved: 45);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task Both_keys_of_a_rotation_spend_one_budget()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var made = await BudgetedAsync(customer, 60);
        var rotated = (await customer.RotateAsync(made, overlapMinutes: 60)).Is(HttpStatusCode.Created);
        var (old, replacement) = (customer.Program(made.At<string>("key")), customer.Program(rotated.At<string>("key")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(turn => (turn % 2 == 0 ? old : replacement).GenerateAsync()));

        Assert.Equal(4, answers.Count(answer => answer.Status == HttpStatusCode.Accepted));
        Assert.All(
            (await customer.GetAsync("/api-keys")).Json["items"]!.AsArray(), key => Assert.Equal(60, (long)key!["budget"]!["reserved"]!));
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task A_log_in_and_other_keys_are_not_bound_by_a_keys_budget()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var bound = customer.Program((await BudgetedAsync(customer, 14)).At<string>("key"));
        var free = customer.Program(await customer.NewKeyAsync("generate"));

        (await bound.GenerateAsync()).IsProblem(HttpStatusCode.PaymentRequired, "key_budget_exhausted");
        (await free.GenerateAsync()).Is(HttpStatusCode.Accepted);
        (await customer.GenerateAsync()).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_refusal_for_the_budget_is_replayed_for_its_key_like_any_answer()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var program = customer.Program((await BudgetedAsync(customer, 1)).At<string>("key"));
        var key = Customer.NewKey();

        var first = await program.GenerateAsync("雨", key);
        var second = await program.GenerateAsync("雨", key);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
    }

    private static Task<Answer> BudgetedAsync(Customer customer, long budgetCredits) =>
        customer.MakeKeyAsync(new { name = "bound", scopes = new[] { "generate", "read" }, budgetCredits });
}
