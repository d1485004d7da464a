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

    public DateTimeOffset SeenAt { get; init; }
}

internal sealed class UpstreamBalanceTable : IEntityTypeConfiguration<UpstreamBalance>
{
    public void Configure(EntityTypeBuilder<UpstreamBalance> builder)
    {
        builder.ToTable("upstream_balances");
        builder.HasIndex(balance => balance.SeenAt);
    }
}
