using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

internal sealed class ApiKeyTables : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys", table =>
        {
            table.HasCheckConstraint("ck_api_keys_scopes", "cardinality(scopes) > 0 and scopes <@ array['generate', 'read']");
            table.HasCheckConstraint("ck_api_keys_rate", "requests_per_minute > 0");
            table.HasCheckConstraint("ck_api_keys_hash", "octet_length(hash) = 32");
        });
        builder.Property(key => key.Name).HasMaxLength(ApiKey.MaxNameLength);
        builder.Property(key => key.Prefix).HasMaxLength(ApiKeyToken.PrefixLength);
        builder.PrimitiveCollection(key => key.Scopes).ElementType(
            element => element.HasConversion<EnumText.Converter<KeyScope>>());
        builder.HasIndex(key => key.Prefix).IsUnique();
        builder.HasIndex(key => new { key.UserId, key.Id });
    }
}

internal static class ApiKeySets
{
    extension(AppDbContext db)
    {
        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
    }
}
