using System.Net;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.ApiKeys;

/// <summary>Alone in its world: workers take what is queued, whoever queued it.</summary>
public sealed class KeyBudgetEndsTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_made_video_uses_the_budget_up_and_a_failed_or_cancelled_one_gives_it_back()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var program = customer.Program((await customer.MakeKeyAsync(
            new { name = "bound", scopes = new[] { "generate", "read" }, budgetCredits = 45 })).At<string>("key"));
        await program.GenerationAsync();
        world.Viva.NextSubmit(VivaFault.Fails);
        await program.GenerationAsync();
        await world.MakeVideosAsync();
        var cancelled = await program.GenerationAsync();
        Assert.Equal(15, await BudgetAsync("reserved"));

        (await program.PostAsync($"/generations/{cancelled}/cancel", new { })).Is(HttpStatusCode.OK);

        Assert.Equal(15, await BudgetAsync("used"));
        Assert.Equal(0, await BudgetAsync("reserved"));
        await world.Books.AreRightAsync();

        async Task<long> BudgetAsync(string part) => (long)(await customer.GetAsync("/api-keys")).Json["items"]![0]!["budget"]![part]!;
    }
}
