using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Features.Identity;

namespace VivaApi.Backend.Features.Operations.LowCredit;

/// <summary>What a customer wants to be told about their credits, and whether they were.</summary>
internal sealed class LowCreditSetting
{
    public const int MaxThreshold = 1_000_000;

    public Guid UserId { get; init; }

    public bool Enabled { get; init; }

    /// <summary>The customer's own threshold in credits; null for the operator's.</summary>
    public int? ThresholdCredits { get; init; }

    /// <summary>Since when what is left has been at or below it; a mail was written then, and none again before it has risen.</summary>
    public DateTimeOffset? FallenAt { get; init; }
}

internal sealed class LowCreditTable : IEntityTypeConfiguration<LowCreditSetting>
{
    public void Configure(EntityTypeBuilder<LowCreditSetting> builder)
    {
        builder.ToTable("low_credit_settings", table =>
            table.HasCheckConstraint("ck_low_credit_settings_threshold", "threshold_credits between 0 and 1000000"));
        builder.HasKey(setting => setting.UserId);
        builder.Property(setting => setting.Enabled).HasDefaultValue(true);
        builder.HasOne<User>().WithMany().HasForeignKey(setting => setting.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
