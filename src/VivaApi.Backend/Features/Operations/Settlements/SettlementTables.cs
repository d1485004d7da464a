using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

internal sealed class SettlementTables :
    IEntityTypeConfiguration<Settlement>, IEntityTypeConfiguration<SettlementLine>, IEntityTypeConfiguration<SettlementCorrection>
{
    public void Configure(EntityTypeBuilder<Settlement> builder)
    {
        builder.ToTable("settlements", table =>
        {
            table.HasCheckConstraint("ck_settlements_source", "spend_source in ('log', 'catalogue')");
            table.HasCheckConstraint("ck_settlements_difference", "difference_fen = spend_fen - expected_fen");
        });
        builder.HasIndex(settlement => settlement.Day).IsUnique();
        builder.Property(settlement => settlement.StrangeBills).HasDefaultValue(0);
        builder.Property(settlement => settlement.StrangeFen).HasDefaultValue(Fen.Zero);
    }

    public void Configure(EntityTypeBuilder<SettlementCorrection> builder)
    {
        builder.ToTable("settlement_corrections", table =>
            table.HasCheckConstraint("ck_settlement_corrections_difference", "difference_fen = spend_fen - expected_fen"));
        builder.HasKey(correction => correction.SettlementId);
        builder.Property(correction => correction.Leaks).HasColumnType("jsonb");
        builder.HasOne<Settlement>().WithOne().HasForeignKey<SettlementCorrection>(correction => correction.SettlementId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SettlementLine> builder)
    {
        builder.ToTable("settlement_lines", table =>
        {
            table.HasCheckConstraint(
                "ck_settlement_lines_class",
                "class in ('charged_and_billed', 'refunded_and_not_billed', 'refunded_but_billed', 'charged_but_not_billed')");
            table.HasCheckConstraint("ck_settlement_lines_jobs", "jobs > 0");
        });
        builder.HasKey(line => new { line.SettlementId, line.Class });
        builder.HasOne<Settlement>().WithMany().HasForeignKey(line => line.SettlementId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class SettlementSets
{
    extension(AppDbContext db)
    {
        public IQueryable<Settlement> Settlements => db.Set<Settlement>().AsNoTracking();

        public IQueryable<SettlementCorrection> SettlementCorrections => db.Set<SettlementCorrection>().AsNoTracking();

        public IQueryable<SettlementLine> SettlementLines => db.Set<SettlementLine>().AsNoTracking();

        /// <summary>A closed day with its leak report and its correction.</summary>
        public async Task<SettlementReportResponse> ReportOfAsync(Settlement settlement, CancellationToken cancellationToken) =>
            settlement.ToReport(
                await db.SettlementLines.Where(line => line.SettlementId == settlement.Id).OrderBy(line => line.Class)
                    .ToListAsync(cancellationToken),
                await db.SettlementCorrections.SingleOrDefaultAsync(
                    correction => correction.SettlementId == settlement.Id, cancellationToken));
    }
}
