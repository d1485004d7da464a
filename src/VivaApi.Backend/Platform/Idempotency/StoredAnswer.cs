using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VivaApi.Backend.Platform.Idempotency;

/// <summary>The answer that an <c>Idempotency-Key</c> got, byte for byte, written in the transaction of its effect.</summary>
internal sealed class StoredAnswer
{
    public required Guid CallerId { get; init; }

    public required string Route { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the request, so that the same key with another body is told apart.</summary>
    public required byte[] RequestHash { get; init; }

    public required int Status { get; init; }

    public required string? ContentType { get; init; }

    public required string? Location { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class StoredAnswerTable : IEntityTypeConfiguration<StoredAnswer>
{
    public void Configure(EntityTypeBuilder<StoredAnswer> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(answer => new { answer.CallerId, answer.Route, answer.Key });
        builder.Property(answer => answer.Route).HasMaxLength(100);
        builder.Property(answer => answer.Key).HasMaxLength(IdempotencyKey.MaxLength);
        builder.HasIndex(answer => answer.CreatedAt);
    }
}
