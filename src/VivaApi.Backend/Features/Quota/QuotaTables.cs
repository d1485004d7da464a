using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota;

internal sealed class QuotaTables : IEntityTypeConfiguration<UserVivaApiKey>
{
    public void Configure(EntityTypeBuilder<UserVivaApiKey> builder)
    {
        builder.ToTable("user_viva_api_keys", table =>
        {
            table.HasCheckConstraint("ck_user_viva_api_keys_not_negative", "used >= 0 and reserved >= 0");
            table.HasCheckConstraint("ck_user_viva_api_keys_within_quota", "used + reserved <= quota");
            table.HasCheckConstraint("ck_user_viva_api_keys_key_kind", "key_kind in ('shared', 'dedicated')");
        });
        builder.HasKey(key => key.UserId);
        builder.Ignore(key => key.Remaining);
    }
}

internal static class QuotaSets
{
    extension(AppDbContext db)
    {
        public IQueryable<UserVivaApiKey> UserVivaApiKeys => db.Set<UserVivaApiKey>().AsNoTracking();
    }
}
