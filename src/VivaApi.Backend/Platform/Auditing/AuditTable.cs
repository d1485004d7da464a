using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Auditing;

/// <summary>Append-only: a trigger refuses changes to everybody, and the service's role has no right to make them.</summary>
internal sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public const int MaxNameLength = 64;
    public const int MaxSubjectLength = 100;

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_log");
        builder.Property(entry => entry.Act).HasMaxLength(MaxNameLength);
        builder.Property(entry => entry.SubjectKind).HasMaxLength(MaxNameLength);
        builder.Property(entry => entry.SubjectId).HasMaxLength(MaxSubjectLength);
        builder.Property(entry => entry.Before).HasColumnType("jsonb");
        builder.Property(entry => entry.After).HasColumnType("jsonb");
        builder.Property(entry => entry.TraceId).HasMaxLength(MaxNameLength);
        builder.HasIndex(entry => new { entry.ActorId, entry.Id });
        builder.HasIndex(entry => new { entry.Act, entry.Id });
        builder.HasIndex(entry => new { entry.SubjectId, entry.Id });
    }
}

internal static class AuditSets
{
    extension(AppDbContext db)
    {
        public IQueryable<AuditEntry> AuditEntries => db.Set<AuditEntry>().AsNoTracking();
    }
}
