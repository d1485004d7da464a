using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks;

internal sealed class WebhookTables :
    IEntityTypeConfiguration<WebhookEndpoint>, IEntityTypeConfiguration<WebhookDelivery>, IEntityTypeConfiguration<WebhookAttempt>
{
    private const int EncryptedLength = 1_000;

    public void Configure(EntityTypeBuilder<WebhookEndpoint> builder)
    {
        builder.ToTable("webhook_endpoints", table =>
        {
            table.HasCheckConstraint("ck_webhook_endpoints_state", "(state = 'disabled') = (disabled_because is not null)");
            table.HasCheckConstraint("ck_webhook_endpoints_previous", "(previous_secret is null) = (previous_secret_until is null)");
        });
        builder.Property(endpoint => endpoint.Url).HasMaxLength(WebhookEndpoint.MaxUrlLength);
        builder.Property(endpoint => endpoint.Description).HasMaxLength(WebhookEndpoint.MaxDescriptionLength);
        builder.Property(endpoint => endpoint.Secret).HasMaxLength(EncryptedLength);
        builder.Property(endpoint => endpoint.PreviousSecret).HasMaxLength(EncryptedLength);
        builder.HasIndex(endpoint => new { endpoint.UserId, endpoint.Id });
    }

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.Property(delivery => delivery.EventId).HasMaxLength(WebhookDelivery.MaxNameLength);
        builder.Property(delivery => delivery.EventType).HasMaxLength(WebhookDelivery.MaxNameLength);

        // What a release before this one writes is not ready, and found as what waits and is due.
        builder.Property(delivery => delivery.Ready).HasDefaultValue(false);
        builder.Property(delivery => delivery.ToFailing).HasDefaultValue(false);
        builder.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(delivery => delivery.EndpointId);
        builder.HasIndex(delivery => new { delivery.EndpointId, delivery.Id });
        builder.HasIndex(delivery => new { delivery.EndpointId, delivery.DueAt }, "ix_webhook_deliveries_pending")
            .HasFilter("state = 'pending'");
        builder.HasIndex(
                delivery => new { delivery.ToFailing, delivery.UserId, delivery.EndpointId, delivery.DueAt },
                "ix_webhook_deliveries_ready")
            .HasDatabaseName("ix_webhook_deliveries_ready")
            .HasFilter("state = 'pending' and ready");
        builder.HasIndex(delivery => delivery.DueAt, "ix_webhook_deliveries_waiting")
            .HasDatabaseName("ix_webhook_deliveries_waiting")
            .HasFilter("state = 'pending' and not ready");
        builder.HasIndex(delivery => delivery.LeasedUntil, "ix_webhook_deliveries_leased")
            .HasDatabaseName("ix_webhook_deliveries_leased")
            .HasFilter("state = 'pending' and leased_until is not null");
        builder.HasIndex(delivery => delivery.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.Property(attempt => attempt.Error).HasMaxLength(WebhookAttempt.MaxErrorLength);
        builder.HasOne<WebhookDelivery>().WithMany().HasForeignKey(attempt => attempt.DeliveryId);
        builder.HasIndex(attempt => new { attempt.DeliveryId, attempt.Number });
    }
}

internal static class WebhookSets
{
    extension(AppDbContext db)
    {
        public DbSet<WebhookEndpoint> WebhookEndpoints => db.Set<WebhookEndpoint>();

        public DbSet<WebhookDelivery> WebhookDeliveries => db.Set<WebhookDelivery>();

        public DbSet<WebhookAttempt> WebhookAttempts => db.Set<WebhookAttempt>();
    }
}
