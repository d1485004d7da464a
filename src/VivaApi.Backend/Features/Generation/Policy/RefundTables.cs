using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VivaApi.Backend.Features.Generation.Policy;

internal sealed class RefundTables : IEntityTypeConfiguration<RefundPolicy>, IEntityTypeConfiguration<RefundRule>
{
    /// <summary>Every way a job can end: a video is paid for, anything else is not.</summary>
    private static readonly (GenerationCause Cause, GenerationState Phase, int Percent)[] First =
    [
        (GenerationCause.Delivered, GenerationState.Running, 100),
        (GenerationCause.Delivered, GenerationState.InDoubt, 100),
        (GenerationCause.Cancelled, GenerationState.Queued, 0),
        (GenerationCause.RequestRefused, GenerationState.Submitting, 0),
        (GenerationCause.ContentRefused, GenerationState.Submitting, 0),
        (GenerationCause.UpstreamUnavailable, GenerationState.Queued, 0),
        (GenerationCause.UpstreamUnavailable, GenerationState.Submitting, 0),
        (GenerationCause.ProviderFailed, GenerationState.Running, 0),
        (GenerationCause.ProviderFailed, GenerationState.InDoubt, 0),
        (GenerationCause.ContentFiltered, GenerationState.Running, 0),
        (GenerationCause.ContentFiltered, GenerationState.InDoubt, 0),
        (GenerationCause.NoFile, GenerationState.Running, 0),
        (GenerationCause.NoFile, GenerationState.InDoubt, 0),
        (GenerationCause.TaskLost, GenerationState.Running, 0),
        (GenerationCause.TaskLost, GenerationState.InDoubt, 0),
        (GenerationCause.OutcomeUnknown, GenerationState.InDoubt, 0),
    ];

    public void Configure(EntityTypeBuilder<RefundPolicy> builder)
    {
        builder.ToTable("refund_policies");
        builder.HasKey(policy => policy.Version);
        builder.Property(policy => policy.Version).ValueGeneratedNever();
        builder.Property(policy => policy.Note).HasMaxLength(500);
        builder.HasData(new RefundPolicy
        {
            Version = RefundPolicy.FirstVersion,
            EffectiveFrom = DateTimeOffset.UnixEpoch,
            Note = "A video is paid for; whatever ends without one is not.",
        });
    }

    public void Configure(EntityTypeBuilder<RefundRule> builder)
    {
        builder.ToTable("refund_rules", table =>
        {
            table.HasCheckConstraint("ck_refund_rules_percent", "percent between 0 and 100");

            // Credits that were given back with the write-off are not taken again.
            table.HasCheckConstraint("ck_refund_rules_phase", "phase in ('queued', 'submitting', 'running', 'in_doubt')");
        });
        builder.HasKey(rule => new { rule.Version, rule.Cause, rule.Phase });
        builder.HasOne<RefundPolicy>().WithMany().HasForeignKey(rule => rule.Version).OnDelete(DeleteBehavior.Restrict);
        builder.HasData(First.Select(rule => new RefundRule
        {
            Version = RefundPolicy.FirstVersion,
            Cause = rule.Cause,
            Phase = rule.Phase,
            Percent = rule.Percent,
        }));
    }
}
