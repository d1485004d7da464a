using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Proof;

public sealed class DatabaseKilledTests(DurableWorld world) : IClassFixture<DurableWorld>
{
    [Fact]
    public async Task A_database_killed_in_the_middle_of_load_keeps_all_it_acknowledged_and_nothing_else()
    {
        var rarities = new Rarities("PostgreSQL killed", "killed", "accepted", "insufficient", Persistent.Unknown);
        world.ExpectError("failed");
        world.ExpectError("Microsoft.EntityFrameworkCore");
        var customers = new List<Customer>();
        for (var count = 0; count < ProofLength.Of(shortly: 2, atLength: 6); count++)
        {
            customers.Add(await world.CustomerWithAsync("enterprise"));
        }

        var load = new SpendingLoad(customers, rarities);
        for (var round = 0; round < ProofLength.Of(shortly: 2, atLength: 15); round++)
        {
            var begun = load.Decided;
            var spending = load.RunAsync(spendsOfAHand: 8);
            await UntilAsync(() => load.Decided >= begun + 10);
            await world.KillServerAsync();
            rarities.Saw("killed");
            await spending;
        }

        await load.MustHaveBeenTrueAsync(world.Books);
        rarities.MustHaveBeenSeen();
    }

    private static async Task UntilAsync(Func<bool> seen)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (!seen())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, patience.Token);
        }
    }
}
