using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

internal sealed class RefillTables : IEntityTypeConfiguration<Refill>, IEntityTypeConfiguration<RefillCode>
{
    public const int MaxReasonLength = 500;

    public void Configure(EntityTypeBuilder<Refill> builder)
    {
        builder.ToTable("viva_refills", table =>
        {
            table.HasCheckConstraint(
                "ck_viva_refills_state", "state in ('requested', 'buying', 'unknown', 'done', 'failed', 'cancelled')");
            table.HasCheckConstraint(
                "ck_viva_refills_finished", "(state in ('done', 'failed', 'cancelled')) = (finished_at is not null)");
            table.HasCheckConstraint("ck_viva_refills_code", "state not in ('buying', 'unknown') or code_id is not null");
            table.HasCheckConstraint("ck_viva_refills_wanted", "wanted_credits > 0");
        });
        builder.Property(refill => refill.Reason).HasMaxLength(MaxReasonLength);
        builder.Property(refill => refill.Note).HasMaxLength(Refill.MaxNoteLength);
        builder.HasIndex(refill => refill.CreatedAt);

        // One open refill: "one_open" is true for every row, so the index holds one row at most. See migrations/Sql/0022_refills.sql.
        builder.HasOne<RefillCode>().WithMany().HasForeignKey(refill => refill.CodeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RefillCode> builder)
    {
        builder.ToTable("refill_codes", table =>
        {
            table.HasCheckConstraint("ck_refill_codes_state", "state in ('free', 'used', 'refused')");
            table.HasCheckConstraint("ck_refill_codes_used", "(state = 'free') = (refill_id is null)");
            table.HasCheckConstraint("ck_refill_codes_credits", "credits > 0");
        });
        builder.Property(code => code.EncryptedCode).HasMaxLength(2_000);
        builder.Property(code => code.Fingerprint).HasMaxLength(64);
        builder.Property(code => code.Hint).HasMaxLength(4);
        builder.HasIndex(code => code.Fingerprint).IsUnique();
        builder.HasIndex(code => code.Credits).HasFilter("state = 'free'");
    }
}

internal static class RefillSets
{
    extension(AppDbContext db)
    {
        public IQueryable<Refill> Refills => db.Set<Refill>().AsNoTracking();

        public IQueryable<RefillCode> RefillCodes => db.Set<RefillCode>().AsNoTracking();
    }
}
