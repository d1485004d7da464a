using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Refunds;

internal sealed class RefundTable : IEntityTypeConfiguration<Refund>
{
    public const int MaxAnswerLength = 200;

    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("refunds", table =>
        {
            table.HasCheckConstraint("ck_refunds_amount", "amount_fen >= 0 and (state in ('found', 'failed') or amount_fen > 0)");
            table.HasCheckConstraint("ck_refunds_credits", "revoked_credits between 0 and credits");
            table.HasCheckConstraint("ck_refunds_state", "state in ('found', 'pending', 'succeeded', 'failed')");
            table.HasCheckConstraint("ck_refunds_source", "source in ('operator', 'back_office')");
            table.HasCheckConstraint("ck_refunds_finished", "(state in ('succeeded', 'failed')) = (finished_at is not null)");
        });
        builder.Property(refund => refund.OutRequestNo).HasMaxLength(64);
        builder.Property(refund => refund.Reason).HasMaxLength(Refund.MaxReasonLength);
        builder.Property(refund => refund.LastAnswer).HasMaxLength(MaxAnswerLength);
        builder.Property(refund => refund.NextAttemptAt).HasDefaultValueSql("now()").ValueGeneratedOnAdd();
        builder.HasIndex(refund => new { refund.OrderId, refund.OutRequestNo }).IsUnique().HasFilter("state <> 'failed'");
        builder.HasIndex(refund => refund.OrderId);
        builder.HasIndex(refund => refund.FinishedAt).HasFilter("state = 'succeeded'");
        builder.HasIndex(refund => refund.NextAttemptAt).HasFilter("state in ('found', 'pending')");
        builder.HasOne<Order>().WithMany().HasForeignKey(refund => refund.OrderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class RefundSets
{
    extension(AppDbContext db)
    {
        public DbSet<Refund> Refunds => db.Set<Refund>();
    }
}
