using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Features.Generation.Catalogue;
using VivaApi.Backend.Features.Generation.Uploads;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Generation;

internal sealed class GenerationTables :
    IEntityTypeConfiguration<GenerationModel>, IEntityTypeConfiguration<GenerationJob>,
    IEntityTypeConfiguration<UpstreamCircuit>, IEntityTypeConfiguration<GenerationUpload>
{
    public void Configure(EntityTypeBuilder<GenerationModel> builder)
    {
        builder.ToTable("generation_models", table =>
            table.HasCheckConstraint("ck_generation_models_positive", "price_credits > 0 and upstream_cost_fen >= 0 and max_images >= 0"));
        builder.HasKey(model => model.Code);
        builder.Property(model => model.Code).HasMaxLength(64);
        builder.Property(model => model.Name).HasMaxLength(100);
        builder.Property(model => model.UpstreamModel).HasMaxLength(100);
        builder.Property(model => model.Version).HasDefaultValue(1).ValueGeneratedNever();
        builder.HasData(FirstCatalogue.Models);
    }

    public void Configure(EntityTypeBuilder<GenerationJob> builder)
    {
        builder.ToTable("generations", table =>
        {
            table.HasCheckConstraint("ck_generations_price", "price_credits > 0");
            table.HasCheckConstraint("ck_generations_viva_key", "viva_key in ('shared', 'dedicated')");
            table.HasCheckConstraint("ck_generations_progress", "progress between 0 and 100");
            table.HasCheckConstraint(
                "ck_generations_finished", "(state in ('succeeded', 'failed', 'cancelled', 'written_off')) = (finished_at is not null)");
            table.HasCheckConstraint("ck_generations_file", "(state = 'succeeded') = (file_name is not null)");
            table.HasCheckConstraint("ck_generations_doubtful", "state <> 'in_doubt' or doubtful_since is not null");
            table.HasCheckConstraint(
                "ck_generations_charged",
                "(finished_at is not null) = (charged_credits is not null and charged_percent is not null"
                + " and end_cause is not null and end_phase is not null)");
            table.HasCheckConstraint("ck_generations_charged_credits", "charged_credits between 0 and price_credits");
            table.HasCheckConstraint("ck_generations_written_off", "state <> 'written_off' or written_off_at is not null");
            table.HasCheckConstraint("ck_generations_watched", "watch_until is null or state = 'written_off'");
            table.HasCheckConstraint("ck_generations_running", "state <> 'running' or task_id is not null or source_url is not null");
        });
        builder.Property(job => job.TraceContext).HasMaxLength(Traces.ContextLength);
        builder.Property(job => job.Prompt).HasMaxLength(GenerationJob.MaxPromptLength * 2);
        builder.Property(job => job.ModelCode).HasMaxLength(64);
        builder.Property(job => job.UpstreamModel).HasMaxLength(100);
        builder.Property(job => job.AspectRatio).HasMaxLength(10);
        builder.Property(job => job.VivaKey).HasDefaultValue(VivaKeyKind.Shared);
        builder.Property(job => job.TaskId).HasMaxLength(200);
        builder.Property(job => job.SourceUrl).HasMaxLength(VivaTaskFields.LongestUrl);
        builder.Property(job => job.ErrorCode).HasMaxLength(VivaError.LongestCode);
        builder.Property(job => job.ErrorMessage).HasMaxLength(GenerationEnd.LongestMessage);
        builder.Property(job => job.FileName).HasMaxLength(200);
        builder.Property(job => job.SearchNote).HasMaxLength(GenerationJob.MaxNoteLength);

        // Queue decisions are by the database's clock, so that copies of the service with different clocks agree.
        builder.Property(job => job.NextAttemptAt).HasDefaultValueSql("now()").ValueGeneratedOnAdd();
        builder.Property(job => job.PolicyVersion).HasDefaultValueSql("current_refund_policy()").ValueGeneratedOnAdd();
        builder.Property(job => job.LinedUp).HasDefaultValue(false);
        builder.Property(job => job.LookErrors).HasDefaultValue(0);
        builder.HasIndex(job => new { job.UserId, job.Id });
        builder.HasIndex(job => job.FinishedAt)
            .HasDatabaseName("ix_generations_kept_videos")
            .HasFilter("state = 'succeeded' and video_deleted_at is null");

        builder.HasIndex(job => job.FinishedAt, "ix_generations_finished").HasDatabaseName("ix_generations_finished")
            .HasFilter("finished_at is not null");

        builder.HasIndex(job => job.Id, "ix_generations_erased_videos").HasDatabaseName("ix_generations_erased_videos")
            .HasFilter("erased_at is not null and state = 'succeeded' and video_deleted_at is null");

        // A task of VivaAPI's is one job's: whoever finds it first owns it.
        builder.HasIndex(job => job.TaskId).IsUnique();
        MapQueue(builder);
    }

    public void Configure(EntityTypeBuilder<UpstreamCircuit> builder)
    {
        builder.ToTable("upstream_circuits", table =>
            table.HasCheckConstraint("ck_upstream_circuits_open", "opened_at is null or (reason is not null and probe_at is not null)"));
        builder.HasKey(circuit => circuit.Scope);
        builder.Property(circuit => circuit.Scope).HasMaxLength(80);
        builder.Property(circuit => circuit.Reason).HasMaxLength(1_000);
    }

    public void Configure(EntityTypeBuilder<GenerationUpload> builder)
    {
        builder.ToTable("generation_uploads");
        builder.Property(upload => upload.ContentType).HasMaxLength(32);
        builder.HasIndex(upload => new { upload.UserId, upload.ExpiresAt });
        builder.HasIndex(upload => upload.ExpiresAt);
    }

    /// <summary>Each worker has an index of just the rows it may take, so that taking costs the same whatever lies in the table.</summary>
    private static void MapQueue(EntityTypeBuilder<GenerationJob> builder)
    {
        builder.HasIndex(job => new { job.ModelCode, job.NextAttemptAt }, "ix_generations_line").HasDatabaseName("ix_generations_line")
            .HasFilter("state = 'queued' and lined_up");
        builder.HasIndex(job => new { job.UserId, job.Id }, "ix_generations_waiting").HasDatabaseName("ix_generations_waiting")
            .HasFilter("state = 'queued' and not lined_up");
        builder.HasIndex(job => job.UserId, "ix_generations_places").HasDatabaseName("ix_generations_places")
            .HasFilter("lined_up and state in ('queued', 'submitting', 'running', 'in_doubt')");
        builder.HasIndex(job => job.CreatedAt, "ix_generations_queued_since").HasDatabaseName("ix_generations_queued_since")
            .HasFilter("state = 'queued'");
        builder.HasIndex(job => job.Id, "ix_generations_at_work").HasDatabaseName("ix_generations_at_work")
            .HasFilter("state in ('submitting', 'running')");
        builder.HasIndex(job => job.LeasedUntil, "ix_generations_sending").HasDatabaseName("ix_generations_sending")
            .HasFilter("state = 'submitting'");
        builder.HasIndex(job => job.NextAttemptAt, "ix_generations_looks").HasDatabaseName("ix_generations_looks")
            .HasFilter("state in ('running', 'in_doubt') or watch_until is not null");
        builder.HasIndex(job => job.DoubtfulSince, "ix_generations_doubtful").HasDatabaseName("ix_generations_doubtful")
            .HasFilter("state = 'in_doubt'");
        builder.HasIndex(job => job.MasterKeyId, "ix_generations_master_key").HasDatabaseName("ix_generations_master_key")
            .HasFilter("state in ('submitting', 'running', 'in_doubt') or watch_until is not null");
        builder.HasIndex(job => job.SendingAt, "ix_generations_taskless").HasDatabaseName("ix_generations_taskless")
            .HasFilter("task_id is null");
    }
}

internal static class GenerationSets
{
    extension(AppDbContext db)
    {
        public DbSet<GenerationJob> Generations => db.Set<GenerationJob>();

        /// <summary>The circuits that were ever opened; without a row, jobs go out.</summary>
        public IQueryable<UpstreamCircuit> UpstreamCircuits => db.Set<UpstreamCircuit>().AsNoTracking();

        public DbSet<GenerationUpload> GenerationUploads => db.Set<GenerationUpload>();

        public IQueryable<GenerationModel> GenerationModels => db.Set<GenerationModel>().AsNoTracking();

        /// <summary>The model of this name, or without a name the default one; the first row is the answer.</summary>
        public IQueryable<GenerationModel> ModelOnOffer(string? code) =>
            db.GenerationModels.Where(model => model.OnOffer && (code == null || model.Code == code)).OrderBy(model => model.Position);
    }
}
