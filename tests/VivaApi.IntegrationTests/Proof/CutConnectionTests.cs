using Npgsql;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>A world whose service reaches its database through the cutting proxy.</summary>
public sealed class CutWorld(TestDatabases databases) : World(databases)
{
    internal CuttingProxy? Proxy { get; private set; }

    private protected override Dictionary<string, string?> Settings(int port)
    {
        var direct = new NpgsqlConnectionStringBuilder(ConnectionString);
        Proxy ??= new CuttingProxy(direct.Port);
        direct.Host = "127.0.0.1";
        direct.Port = Proxy.Port;
        direct.SslMode = SslMode.Disable;
        direct.GssEncryptionMode = GssEncryptionMode.Disable;
        var settings = base.Settings(port);
        settings["ConnectionStrings:Default"] = direct.ConnectionString;
        return settings;
    }
}

public sealed class CutConnectionTests(CutWorld world) : IClassFixture<CutWorld>
{
    [Fact]
    public async Task A_connection_cut_after_a_commit_was_sent_loses_nothing_and_does_nothing_twice()
    {
        var rarities = new Rarities(
            "connections cut", "accepted", "insufficient", Persistent.Unknown, Persistent.Replay, "cut before it was sent", "cut after");
        world.ExpectError("failed");
        world.ExpectError("Microsoft.EntityFrameworkCore");
        var customers = new List<Customer> { await world.CustomerWithAsync("enterprise"), await world.CustomerWithAsync("enterprise") };
        var load = new SpendingLoad(customers, rarities);

        world.Proxy!.CutAnswers(every: 7);
        world.Proxy.CutRequests(every: 43);
        for (var round = 0; round < ProofLength.Of(shortly: 1, atLength: 20); round++)
        {
            await load.RunAsync(spendsOfAHand: 12);
        }

        world.Proxy.CutAnswers(every: 0);
        world.Proxy.CutRequests(every: 0);
        await load.MustHaveBeenTrueAsync(world.Books);
        Enumerable.Range(0, world.Proxy.AnswersCut).ToList().ForEach(_ => rarities.Saw("cut after"));
        Enumerable.Range(0, world.Proxy.RequestsCut).ToList().ForEach(_ => rarities.Saw("cut before it was sent"));
        rarities.MustHaveBeenSeen();
    }
}
