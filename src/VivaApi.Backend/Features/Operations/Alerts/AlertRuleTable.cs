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
                "ck_alert_rules_apart",
                "case direction when 'above' then recover_at < raise_at else recover_at > raise_at end"
                + " or (recover_at = raise_at and (raise_at = 0 or unit = 'count'))");
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

    extension(DbSet<AlertRule> rules)
    {
        /// <summary>
        /// Those of these rules that are switched on, until the end of the transaction: who changes one waits for it, or is waited for, and
        /// so meets every alert that was raised by the rule as it was.
        /// </summary>
        public Task<List<AlertRule>> HoldAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken) => rules.FromSql(
            $"select * from alert_rules where code = any ({codes.ToArray()}) and enabled order by code for share")
            .AsNoTracking().ToListAsync(cancellationToken);
    }
}
