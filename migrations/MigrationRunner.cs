using Microsoft.EntityFrameworkCore;
using Npgsql;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Migrations;

/// <summary>Applies the migrations. Repeatable, and safe to start twice at once: EF takes a lock in the database.</summary>
internal static class MigrationRunner
{
    public static async Task ApplyAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var db = Open(dataSource);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        Console.WriteLine(pending.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", pending)}");
    }

    internal static AppDbContext Open(NpgsqlDataSource dataSource)
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        PersistencePlatform.Configure(options, dataSource);
        return new AppDbContext(options.Options);
    }
}
