using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VivaApi.Backend.Features.Quota;

/// <summary>
/// That a customer's quota or what is used of it has changed, and by how much. Written by a trigger, added up and forgotten by a worker: a
/// sum that every settled job wrote would make all jobs wait for each other.
/// </summary>
internal sealed class QuotaChange
{
    public long Id { get; init; }

    public Guid UserId { get; init; }

    public long Quota { get; init; }

    public long Used { get; init; }
}

/// <summary>All customers' quotas together, as far as the changes were added up. One row.</summary>
internal sealed class QuotaTotals
{
    public const short OnlyId = 1;

    public short Id { get; init; }

    public long Quota { get; init; }

    public long Used { get; init; }
}

internal sealed class QuotaChangeTables : IEntityTypeConfiguration<QuotaChange>, IEntityTypeConfiguration<QuotaTotals>
{
    public void Configure(EntityTypeBuilder<QuotaChange> builder)
    {
        builder.ToTable("quota_changes");
        builder.Property(change => change.Id).UseIdentityAlwaysColumn();
    }

    public void Configure(EntityTypeBuilder<QuotaTotals> builder)
    {
        builder.ToTable("quota_totals", table => table.HasCheckConstraint("ck_quota_totals_one_row", "id = 1"));
        builder.Property(totals => totals.Id).ValueGeneratedNever();
        builder.HasData(new QuotaTotals { Id = QuotaTotals.OnlyId });
    }
}
