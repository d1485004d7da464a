using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Migrations;

/// <summary>For <c>dotnet ef migrations add</c>, which needs the model but no database.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<AppDbContext>
{
    private static readonly NpgsqlDataSource Nowhere = NpgsqlDataSource.Create("Host=localhost;Database=design");

    public AppDbContext CreateDbContext(string[] args) => MigrationRunner.Open(Nowhere);
}
