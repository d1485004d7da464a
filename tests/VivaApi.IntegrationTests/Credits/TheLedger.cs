using Microsoft.Extensions.Time.Testing;
using Npgsql;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Migrations;

namespace VivaApi.IntegrationTests.Credits;

/// <summary>The ledger alone on a database of its own, used as the service uses it: with the service's database role.</summary>
public sealed class TheLedger(TestDatabases databases) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ServiceLogin login = null!;
    private NpgsqlDataSource dataSource = null!;

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    internal Books Owner { get; private set; } = null!;

    internal Books Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.CreateAsync();
        login = await ServiceLogin.CreateAsync(database.ConnectionString);
        Owner = new Books(database.ConnectionString);
        Service = new Books(login.ConnectionString);
        dataSource = NpgsqlDataSource.Create(login.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await dataSource.DisposeAsync();
        await login.DisposeAsync();
        await database.DisposeAsync();
    }

    internal Guid NewAccount() => Guid.CreateVersion7(Clock.GetUtcNow());

    internal LedgerReference NewJob() => LedgerReference.OfGeneration(Guid.CreateVersion7(Clock.GetUtcNow()));

    internal AppDbContext Open() => MigrationRunner.Open(dataSource);

    internal CreditLedger LedgerOf(AppDbContext db) => new(db, Clock);

    /// <summary>One verb in a transaction of its own, committed.</summary>
    internal async Task<LedgerMovement> MoveAsync(Func<CreditLedger, Task<LedgerMovement>> verb)
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var movement = await verb(LedgerOf(db));
        await transaction.CommitAsync();
        return movement;
    }

    internal Task<LedgerMovement> GrantAsync(Guid account, long credits) => MoveAsync(ledger => ledger.GrantAsync(
        account, new CreditAmount(credits), LedgerReference.OfOrder(NewAccount()), CancellationToken.None));

    internal Task<LedgerMovement> ReserveAsync(Guid account, long credits, LedgerReference job) => MoveAsync(
        ledger => ledger.ReserveAsync(account, new CreditAmount(credits), job, CancellationToken.None));

    internal Task<LedgerMovement> SettleAsync(Guid account, long credits, LedgerReference job) => MoveAsync(
        ledger => ledger.SettleAsync(account, new CreditAmount(credits), job, CancellationToken.None));

    internal Task<LedgerMovement> ReleaseAsync(Guid account, LedgerReference job) => MoveAsync(
        ledger => ledger.ReleaseAsync(account, job, CancellationToken.None));
}
