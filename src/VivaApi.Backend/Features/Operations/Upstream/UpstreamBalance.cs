using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VivaApi.Backend.Features.Operations.Upstream;

/// <summary>What VivaAPI's accounts held together at one moment, as they told.</summary>
internal sealed class UpstreamBalance
{
    public Guid Id { get; init; }

    /// <summary>In the relay's units.</summary>
    public long QuotaUnits { get; init; }

    /// <summary>The same in credits at what one is paid for, rounded down.</summary>
    public long Credits { get; init; }

    /// <summary>
    /// The accounts that it is the sum of, in order; only sums of the same accounts say something about each other. Null in rows from
    /// before it was kept.
    /// </summary>
    public string? Accounts { get; init; }

    /// <summary>When they were asked: what was sent later is not in it.</summary>
    public DateTimeOffset SeenAt { get; init; }
}

internal sealed class UpstreamBalanceTable : IEntityTypeConfiguration<UpstreamBalance>
{
    public void Configure(EntityTypeBuilder<UpstreamBalance> builder)
    {
        builder.ToTable("upstream_balances");
        builder.Property(balance => balance.Accounts).HasMaxLength(2_000);
        builder.HasIndex(balance => balance.SeenAt);
    }
}
