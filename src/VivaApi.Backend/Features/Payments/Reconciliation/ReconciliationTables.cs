using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

internal sealed class ReconciliationTables :
    IEntityTypeConfiguration<ReconciliationRun>,
    IEntityTypeConfiguration<BillEntry>,
    IEntityTypeConfiguration<ReconciliationFinding>,
    IEntityTypeConfiguration<Order>
{
    public const int MaxProblemLength = 300;

    public void Configure(EntityTypeBuilder<ReconciliationRun> builder)
    {
        builder.ToTable("reconciliation_runs", table =>
        {
            table.HasCheckConstraint("ck_reconciliation_runs_state", "state in ('waiting', 'compared', 'no_business', 'given_up')");
            table.HasCheckConstraint("ck_reconciliation_runs_finished", "(state = 'waiting') = (finished_at is null)");
        });
        builder.HasKey(run => run.BillDate);
        builder.Property(run => run.LastProblem).HasMaxLength(MaxProblemLength);
        builder.HasIndex(run => run.NextAttemptAt).HasFilter("state = 'waiting'");
    }

    public void Configure(EntityTypeBuilder<BillEntry> builder)
    {
        builder.ToTable("bill_entries", table =>
        {
            table.HasCheckConstraint("ck_bill_entries_kind", "kind in ('payment', 'refund')");
            table.HasCheckConstraint("ck_bill_entries_amount", "amount_fen >= 0");
        });
        builder.HasKey(entry => new { entry.BillDate, entry.TradeNo, entry.Kind, entry.OutRequestNo, entry.Serial });
        builder.Property(entry => entry.TradeNo).HasMaxLength(64);
        builder.Property(entry => entry.OutRequestNo).HasMaxLength(64);
        builder.Property(entry => entry.Serial).HasMaxLength(64);
        builder.Property(entry => entry.OutTradeNo).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.OutTradeNo, entry.Kind });
    }

    public void Configure(EntityTypeBuilder<ReconciliationFinding> builder)
    {
        builder.ToTable("reconciliation_findings", table =>
        {
            table.HasCheckConstraint("ck_reconciliation_findings_state", "state in ('open', 'resolved')");
            table.HasCheckConstraint(
                "ck_reconciliation_findings_resolved",
                "(state = 'resolved') = (resolved_at is not null) and (state = 'resolved') = (resolution is not null)");
        });
        builder.Property(finding => finding.OutTradeNo).HasMaxLength(64);
        builder.Property(finding => finding.TradeNo).HasMaxLength(64);
        builder.Property(finding => finding.OutRequestNo).HasMaxLength(64);
        builder.Property(finding => finding.Note).HasMaxLength(ReconciliationFinding.MaxNoteLength);
        builder.HasIndex(finding => new { finding.BillDate, finding.Kind, finding.OutTradeNo, finding.TradeNo, finding.OutRequestNo })
            .IsUnique();
        builder.HasIndex(finding => new { finding.OutTradeNo, finding.Kind }).HasFilter("state = 'open'");
        builder.HasIndex(finding => finding.OrderId);
    }

    /// <summary>A day's payments are looked for by the time at which Alipay says that they were made.</summary>
    public void Configure(EntityTypeBuilder<Order> builder) => builder.HasIndex(order => order.PaidAt).HasFilter("paid_at is not null");
}

internal static class ReconciliationSets
{
    extension(AppDbContext db)
    {
        public IQueryable<ReconciliationRun> ReconciliationRuns => db.Set<ReconciliationRun>().AsNoTracking();

        public IQueryable<BillEntry> BillEntries => db.Set<BillEntry>().AsNoTracking();

        public IQueryable<ReconciliationFinding> ReconciliationFindings => db.Set<ReconciliationFinding>().AsNoTracking();
    }
}
