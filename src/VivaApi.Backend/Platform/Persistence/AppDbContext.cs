using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Platform.Persistence;

/// <summary>
/// The one database context. It names no feature: each feature maps its own tables with an
/// <see cref="IEntityTypeConfiguration{TEntity}"/> and gives itself its sets through extension properties.
/// </summary>
internal sealed class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The key ring that protects log-in tokens and stored Viva keys; shared by all copies of the service.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CreditAmount>().HaveConversion<CreditAmountConverter>();
        configurationBuilder.Properties<Fen>().HaveConversion<FenConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        EnumText.MapAllEnums(modelBuilder);
    }
}
