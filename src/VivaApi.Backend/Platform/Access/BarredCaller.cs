using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Access;

/// <summary>Why somebody who can prove who they are is turned away all the same.</summary>
internal enum BarKind
{
    /// <summary>An operator's word; until they take it back.</summary>
    Suspended,

    /// <summary>The account is gone; until the last token that was given for it has run out.</summary>
    Deleted,
}

/// <summary>Somebody whose every call is refused, whatever they call with.</summary>
internal sealed class BarredCaller
{
    public Guid UserId { get; init; }

    public BarKind Kind { get; init; }

    /// <summary>An operator's words; shown to operators alone.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset Since { get; init; }

    /// <summary>Null until somebody takes it back.</summary>
    public DateTimeOffset? Until { get; init; }
}

internal sealed class BarredCallerTable : IEntityTypeConfiguration<BarredCaller>
{
    public const int MaxReasonLength = 500;

    public void Configure(EntityTypeBuilder<BarredCaller> builder)
    {
        builder.ToTable("barred_callers", table => table.HasCheckConstraint("ck_barred_callers_kind", "kind in ('suspended', 'deleted')"));
        builder.HasKey(barred => barred.UserId);
        builder.Property(barred => barred.Reason).HasMaxLength(MaxReasonLength);
    }
}

internal static class BarredCallerSets
{
    extension(AppDbContext db)
    {
        public DbSet<BarredCaller> BarredCallers => db.Set<BarredCaller>();

        /// <summary>Whether somebody is barred at this very moment; for what is rarer than a request.</summary>
        public async Task<BarKind?> BarOfAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.BarredCallers.Where(barred => barred.UserId == userId && (barred.Until == null || barred.Until > now))
                .Select(barred => (BarKind?)barred.Kind).SingleOrDefaultAsync(cancellationToken);
    }
}
