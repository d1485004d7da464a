using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Master;

internal sealed class MasterKeyTable : IEntityTypeConfiguration<MasterKey>
{
    private const int MaxEncryptedLength = 2_000;

    public void Configure(EntityTypeBuilder<MasterKey> builder)
    {
        builder.ToTable("master_keys", table =>
        {
            table.HasCheckConstraint("ck_master_keys_state", "state in ('active', 'retired', 'removed')");
            table.HasCheckConstraint("ck_master_keys_weight", "weight between 1 and 1000");
            table.HasCheckConstraint("ck_master_keys_rest", "(rested_at is null) = (resting_until is null) and rest_seconds >= 0");
            table.HasCheckConstraint("ck_master_keys_account", "encrypted_access_token is null or account is not null");
            table.HasCheckConstraint("ck_master_keys_removed", "state <> 'removed' or encrypted_key is null");
        });
        builder.Property(key => key.Name).HasMaxLength(MasterKey.MaxNameLength);
        builder.Property(key => key.Fingerprint).HasMaxLength(64);
        builder.Property(key => key.Hint).HasMaxLength(4);
        builder.Property(key => key.EncryptedKey).HasMaxLength(MaxEncryptedLength);
        builder.Property(key => key.Account).HasMaxLength(20);
        builder.Property(key => key.EncryptedAccessToken).HasMaxLength(MaxEncryptedLength);
        builder.Property(key => key.RestReason).HasMaxLength(700);
        builder.Property(key => key.RestSeconds).HasDefaultValue(0);
        builder.HasIndex(key => key.Fingerprint).IsUnique();
    }
}

internal static class MasterKeySets
{
    extension(AppDbContext db)
    {
        public IQueryable<MasterKey> MasterKeys => db.Set<MasterKey>().AsNoTracking();
    }
}
