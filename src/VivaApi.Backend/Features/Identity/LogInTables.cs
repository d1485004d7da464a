using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VivaApi.Backend.Features.Identity;

internal sealed class LogInTables : IEntityTypeConfiguration<LogInSession>, IEntityTypeConfiguration<LogInCount>
{
    public void Configure(EntityTypeBuilder<LogInSession> builder)
    {
        builder.ToTable("log_in_sessions", table =>
        {
            table.HasCheckConstraint("ck_log_in_sessions_turn", "turn > 0");
            table.HasCheckConstraint("ck_log_in_sessions_end", "(ended_at is null) = (ended_by is null)");
        });
        builder.Property(session => session.Address).HasMaxLength(LogInSession.MaxAddressLength);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId);
        builder.HasIndex(session => session.UserId);
        builder.HasIndex(session => session.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<LogInCount> builder)
    {
        builder.ToTable("log_in_counts");
        builder.HasKey(count => count.Subject);
        builder.Property(count => count.Subject).HasMaxLength(LogInCount.MaxSubjectLength);
        builder.HasIndex(count => count.EndsAt);
    }
}
