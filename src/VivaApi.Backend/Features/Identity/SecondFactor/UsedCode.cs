using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

/// <summary>A code of an authenticator that was taken: it is not taken again while it would still be right.</summary>
internal sealed class UsedCode
{
    public Guid UserId { get; init; }

    public required string Code { get; init; }

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset UsedAt { get; init; }
}

internal sealed class UsedCodeTable : IEntityTypeConfiguration<UsedCode>
{
    public void Configure(EntityTypeBuilder<UsedCode> builder)
    {
        builder.ToTable("used_second_factor_codes");
        builder.HasKey(used => new { used.UserId, used.Code });
        builder.Property(used => used.Code).HasMaxLength(8);
    }
}
