using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Credits;

/// <summary>
/// Books with a paid and an unpaid order and with a job that succeeded, one that failed and one that waits; right, until something is
/// planted in them. Before each planting, and at the end, they are as they were.
/// </summary>
public sealed class PlantedBooks(TestDatabases databases) : IAsyncLifetime
{
    private static readonly string[] Tables =
    [
        "user_credit_accounts", "credit_entries", "credit_reservations", "orders", "refunds", "payment_notifications",
        "user_viva_api_keys", "generations", "bill_entries", "reconciliation_runs",
    ];

    private readonly World world = new(databases);

    internal string ConnectionString => world.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        var customer = await world.CustomerWithAsync("pro");
        await customer.OrderAsync("basic");
        await customer.GenerationAsync();
        world.Viva.NextSubmit(VivaFault.BadRequest);
        await world.Service.RunAsync<SubmitGenerations>();
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await customer.GenerationAsync();
        await world.Books.RunAsync(string.Join(';', Tables.Select(table => $"create table kept_{table} as table {table}")));
    }

    public async ValueTask DisposeAsync()
    {
        await RestoreAsync();
        await world.DisposeAsync();
    }

    /// <summary>Triggers look away in this session, as they do for one who corrupts a database by hand; checks and keys do not.</summary>
    internal async Task PlantAsync(string statements)
    {
        await RestoreAsync();
        Assert.True(await world.Books.RunAsync($"set session_replication_role = replica; {statements}") > 0, statements);
    }

    internal Task RestoreAsync() => world.Books.RunAsync(
        "set session_replication_role = replica;"
        + string.Join(';', Tables.Select(table => $"delete from {table}; insert into {table} select * from kept_{table}")));
}
