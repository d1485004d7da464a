using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

/// <summary>
/// Their rules are triggers and a type of the database (<c>migrations/Sql/0013_lean_ledger.sql</c>): CHECK constraints would be read anew
/// from their text in each movement, at a fifth of its cost.
/// </summary>
internal sealed class CreditTables :
    IEntityTypeConfiguration<CreditAccount>, IEntityTypeConfiguration<CreditEntry>, IEntityTypeConfiguration<CreditReservation>
{
    public void Configure(EntityTypeBuilder<CreditAccount> builder)
    {
        builder.ToTable("user_credit_accounts");
        builder.HasKey(account => account.UserId);
        builder.Property(account => account.MovedAt).HasDefaultValueSql("'-infinity'");
    }

    public void Configure(EntityTypeBuilder<CreditEntry> builder)
    {
        builder.ToTable("credit_entries");
        builder.Property(entry => entry.Reference).HasMaxLength(LedgerReference.MaxLength);
        builder.Property(entry => entry.Reason).HasMaxLength(500);
        builder.HasIndex(entry => new { entry.Reference, entry.Kind }).IsUnique();
        builder.HasIndex(entry => new { entry.UserId, entry.Sequence }).IsUnique();

        // For sums of a day. Entries are appended in the order of their time, so a block range tells enough, and costs a movement nothing.
        builder.HasIndex(entry => entry.CreatedAt).HasMethod("brin");
    }

    public void Configure(EntityTypeBuilder<CreditReservation> builder)
    {
        builder.ToTable("credit_reservations");
        builder.HasKey(reservation => reservation.Reference);
        builder.Property(reservation => reservation.Reference).HasMaxLength(LedgerReference.MaxLength);
    }
}

internal sealed class RiskTables : IEntityTypeConfiguration<RiskAccount>, IEntityTypeConfiguration<RiskEntry>
{
    public void Configure(EntityTypeBuilder<RiskAccount> builder)
    {
        builder.ToTable("risk_account", table =>
        {
            table.HasCheckConstraint("ck_risk_account_one_row", "id = 1");
            table.HasCheckConstraint("ck_risk_account_not_negative", "open_fen >= 0 and lost_fen >= 0");
        });
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.HasData(new RiskAccount { Id = RiskAccount.OnlyId });
    }

    public void Configure(EntityTypeBuilder<RiskEntry> builder)
    {
        builder.ToTable("risk_entries", table =>
        {
            table.HasCheckConstraint("ck_risk_entries_kind", "kind in ('write_off', 'deliver', 'clear', 'lose')");
            table.HasCheckConstraint("ck_risk_entries_amounts", "credits > 0 and cost_fen >= 0");
            table.HasCheckConstraint("ck_risk_entries_balances", "open_fen_after >= 0 and lost_fen_after >= 0");
        });
        builder.Property(entry => entry.Reference).HasMaxLength(LedgerReference.MaxLength);
        builder.Property(entry => entry.Reason).HasMaxLength(RiskEntry.LongestReason);
        builder.HasIndex(entry => new { entry.Reference, entry.Kind }).IsUnique();
        builder.HasIndex(entry => entry.Sequence).IsUnique();

        // What was written off is either delivered or cleared, and only once.
        builder.HasIndex(entry => entry.Reference).IsUnique()
            .HasDatabaseName("ix_risk_entries_resolution")
            .HasFilter("kind in ('deliver', 'clear')");
    }
}

internal static class CreditSets
{
    extension(AppDbContext db)
    {
        public IQueryable<CreditAccount> CreditAccounts => db.Set<CreditAccount>().AsNoTracking();

        /// <summary>One row with what the customer can spend, or none before the first purchase; for joining into other reads.</summary>
        public IQueryable<CreditAmount> AvailableCreditsOf(Guid userId) =>
            db.CreditAccounts.Where(account => account.UserId == userId).Select(account => account.AvailableCredits);

        /// <summary>What these customers have at hand and what is held; no row for those who never had any.</summary>
        public IQueryable<CreditBalance> CreditBalancesOf(IReadOnlyCollection<Guid> userIds) =>
            db.CreditAccounts.Where(account => userIds.Contains(account.UserId))
                .Select(account => new CreditBalance(account.UserId, account.AvailableCredits, account.ReservedCredits));

        /// <summary>What the operator carries: one row.</summary>
        public IQueryable<RiskBalance> RiskBalances =>
            db.Set<RiskAccount>().AsNoTracking().Select(account => new RiskBalance(account.OpenFen, account.LostFen));

        /// <summary>
        /// The customer's entries from a moment on (inclusive) and before another (exclusive). The bounds are looked up once, as numbers
        /// of entries, so that the index on them serves both the order and the time.
        /// </summary>
        public IQueryable<CreditEntry> CreditEntriesBetween(Guid userId, DateTimeOffset? from, DateTimeOffset? to) =>
            db.Set<CreditEntry>().FromSql(
                $"""
                 select e.* from credit_entries e
                  where e.user_id = {userId}
                    and e.sequence > (
                        select case when {from}::timestamptz is null then 0 else credit_sequence_at({userId}, {from}, false) end)
                    and e.sequence <= (
                        select case when {to}::timestamptz is null then {long.MaxValue}
                                    else credit_sequence_at({userId}, {to}, false) end)
                 """).AsNoTracking();

        /// <summary>The customer's last entry at or before a moment, or none.</summary>
        public IQueryable<CreditEntry> LastCreditEntry(Guid userId, DateTimeOffset at) =>
            db.Set<CreditEntry>().FromSql(
                $"""
                 select e.* from credit_entries e
                  where e.user_id = {userId} and e.sequence = (select credit_sequence_at({userId}, {at}, true))
                 """).AsNoTracking();
    }
}

/// <summary>A customer's credits, to be shown.</summary>
internal sealed record CreditBalance(Guid UserId, CreditAmount Available, CreditAmount Reserved);
