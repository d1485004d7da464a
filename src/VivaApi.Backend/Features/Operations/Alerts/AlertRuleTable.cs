using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

internal sealed class AlertRuleTable : IEntityTypeConfiguration<AlertRule>
{
    public void Configure(EntityTypeBuilder<AlertRule> builder)
    {
        builder.ToTable("alert_rules", table =>
        {
            table.HasCheckConstraint("ck_alert_rules_severity", "severity in ('warning', 'critical')");
            table.HasCheckConstraint("ck_alert_rules_direction", "direction in ('above', 'below')");
            table.HasCheckConstraint(
                "ck_alert_rules_apart", "case direction when 'above' then recover_at <= raise_at else recover_at >= raise_at end");
        });
        builder.HasKey(rule => rule.Code);
        builder.Property(rule => rule.Code).HasMaxLength(AlertTable.MaxNameLength);
        builder.Property(rule => rule.Unit).HasMaxLength(20);
        builder.Property(rule => rule.Meaning).HasMaxLength(300);
        builder.Property(rule => rule.RaiseAt).HasPrecision(18, 4);
        builder.Property(rule => rule.RecoverAt).HasPrecision(18, 4);
        builder.HasData(FirstAlertRules.All);
    }
}

internal static class AlertRuleSets
{
    extension(AppDbContext db)
    {
        public DbSet<AlertRule> AlertRules => db.Set<AlertRule>();
    }
}
