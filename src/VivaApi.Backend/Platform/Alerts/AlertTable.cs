using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Alerts;

internal sealed class AlertTable : IEntityTypeConfiguration<Alert>
{
    public const int MaxNameLength = 100;
    public const int MaxMessageLength = 1_000;

    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.ToTable("alerts", table =>
        {
            table.HasCheckConstraint("ck_alerts_count", "count > 0");
            table.HasCheckConstraint("ck_alerts_severity", "severity in ('warning', 'critical')");
        });
        builder.Property(alert => alert.Kind).HasMaxLength(MaxNameLength);
        builder.Property(alert => alert.Key).HasMaxLength(MaxNameLength);
        builder.Property(alert => alert.Message).HasMaxLength(MaxMessageLength);
        builder.HasIndex(alert => new { alert.Kind, alert.Key }).IsUnique().HasFilter("recovered_at is null");
        builder.HasIndex(alert => alert.LastRaisedAt);
    }
}

internal static class AlertSets
{
    extension(AppDbContext db)
    {
        public IQueryable<Alert> Alerts => db.Set<Alert>().AsNoTracking();
    }
}
