using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Dedicated;

internal sealed class DedicatedKeyTable : IEntityTypeConfiguration<DedicatedKey>
{
    public void Configure(EntityTypeBuilder<DedicatedKey> builder)
    {
        builder.ToTable("dedicated_keys", table =>
        {
            table.HasCheckConstraint("ck_dedicated_keys_known", "encrypted_key is null or token_id is not null");
            table.HasCheckConstraint("ck_dedicated_keys_whole", "due or encrypted_key is not null or wish <> 'serve'");
            table.HasCheckConstraint("ck_dedicated_keys_wish", "wish in ('serve', 'disabled', 'deleted')");
            table.HasCheckConstraint("ck_dedicated_keys_revealed", "revealed_at is null or granted_units is not null");
        });
        builder.HasKey(key => key.UserId);
        builder.Property(key => key.Name).HasMaxLength(30);
        builder.Property(key => key.Wish).HasDefaultValue(DedicatedKeyWish.Serve);
        builder.Property(key => key.EncryptedKey).HasMaxLength(2_000);
        builder.Property(key => key.NextAttemptAt).HasDefaultValueSql("now()").ValueGeneratedOnAdd();
        builder.HasIndex(key => key.Name).IsUnique();
        builder.HasIndex(key => key.NextAttemptAt).HasDatabaseName("ix_dedicated_keys_due").HasFilter("due");
        builder.HasIndex(key => key.SettledAt).HasFilter("not due");
        builder.Property(key => key.UsedUnits).HasDefaultValue(0L);
        builder.Property(key => key.OutsideCredits).HasDefaultValue(0L);
    }
}


internal static class DedicatedKeySets
{
    extension(AppDbContext db)
    {
        public IQueryable<DedicatedKey> DedicatedKeys => db.Set<DedicatedKey>().AsNoTracking();
    }
}
