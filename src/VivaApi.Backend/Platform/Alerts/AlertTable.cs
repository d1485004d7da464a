using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Alerts;

internal sealed class AlertTable :
    IEntityTypeConfiguration<Alert>, IEntityTypeConfiguration<AlertMessage>
{
    public const int MaxNameLength = 100;
    public const int MaxMessageLength = 1_000;
    public const int MaxProblemLength = 300;
    public const int MaxAddressLength = 320;

    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.ToTable("alerts", table =>
        {
            table.HasCheckConstraint("ck_alerts_count", "count > 0");
            table.HasCheckConstraint("ck_alerts_severity", "severity in ('warning', 'critical')");
            table.HasCheckConstraint("ck_alerts_closed", "(closed_by is null) = (closing_note is null)");
            table.HasCheckConstraint("ck_alerts_digest", "digest in ('waiting', 'told')");
            table.HasCheckConstraint("ck_alerts_acknowledged", "(acknowledged_at is null) = (acknowledged_by is null)");
        });
        builder.Property(alert => alert.Kind).HasMaxLength(MaxNameLength);
        builder.Property(alert => alert.Key).HasMaxLength(MaxNameLength);
        builder.Property(alert => alert.Message).HasMaxLength(MaxMessageLength);
        builder.Property(alert => alert.Silent).HasDefaultValue(false);
        builder.Property(alert => alert.Note).HasMaxLength(Alert.MaxNoteLength);
        builder.Property(alert => alert.ClosingNote).HasMaxLength(Alert.MaxNoteLength);
        builder.HasIndex(alert => new { alert.Kind, alert.Key }).IsUnique().HasFilter("recovered_at is null");
        builder.HasIndex(alert => alert.LastRaisedAt);
        builder.HasIndex(alert => new { alert.Kind, alert.Id });
        builder.HasIndex(alert => alert.Id, "ix_alerts_open").HasDatabaseName("ix_alerts_open").HasFilter("recovered_at is null");
        builder.HasIndex(alert => alert.Kind, "ix_alerts_digest").HasDatabaseName("ix_alerts_digest").HasFilter("digest = 'waiting'");
    }

    public void Configure(EntityTypeBuilder<AlertMessage> builder)
    {
        builder.ToTable("alert_messages", table =>
        {
            table.HasCheckConstraint("ck_alert_messages_state", "state in ('pending', 'sent', 'given_up')");
            table.HasCheckConstraint("ck_alert_messages_sent", "(state = 'sent') = (sent_at is not null)");
            table.HasCheckConstraint("ck_alert_messages_recipient", "(channel = 'customer_mail') = (recipient_id is not null)");
            table.HasCheckConstraint("ck_alert_messages_address", "address is null or channel = 'mail'");
        });
        builder.Property(message => message.Kind).HasMaxLength(MaxNameLength);
        builder.Property(message => message.Key).HasMaxLength(MaxNameLength);
        builder.Property(message => message.Message).HasMaxLength(MaxMessageLength);
        builder.Property(message => message.LastProblem).HasMaxLength(MaxProblemLength);
        builder.Property(message => message.Address).HasMaxLength(MaxAddressLength);
        builder.Property(message => message.Attempts).HasDefaultValue(0);
        builder.Property(message => message.State).HasDefaultValueSql("'pending'");
        builder.Property(message => message.NextAttemptAt).HasDefaultValueSql("now()");
        builder.HasOne<Alert>().WithMany().HasForeignKey(message => message.AlertId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(message => new { message.Severity, message.NextAttemptAt }).HasFilter("state = 'pending'");
        builder.HasIndex(message => message.NextAttemptAt, "ix_alert_messages_given_up").HasDatabaseName("ix_alert_messages_given_up")
            .HasFilter("state = 'given_up'");
        builder.HasIndex(message => new { message.Kind, message.HappenedAt }).HasFilter("key = 'customers'");
        builder.HasIndex(message => message.RecipientId).HasFilter("recipient_id is not null");
    }
}

internal static class AlertSets
{
    extension(AppDbContext db)
    {
        public IQueryable<Alert> Alerts => db.Set<Alert>().AsNoTracking();

        public IQueryable<AlertMessage> AlertMessages => db.Set<AlertMessage>().AsNoTracking();
    }
}
