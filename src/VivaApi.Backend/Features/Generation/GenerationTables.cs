using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

internal sealed class GenerationTables : IEntityTypeConfiguration<GenerationModel>, IEntityTypeConfiguration<GenerationJob>
{
    public void Configure(EntityTypeBuilder<GenerationModel> builder)
    {
        builder.ToTable("generation_models", table =>
            table.HasCheckConstraint("ck_generation_models_positive", "price_credits > 0 and upstream_cost_fen >= 0 and max_images >= 0"));
        builder.HasKey(model => model.Code);
        builder.Property(model => model.Code).HasMaxLength(64);
        builder.Property(model => model.Name).HasMaxLength(100);
        builder.Property(model => model.UpstreamModel).HasMaxLength(100);
        builder.HasData(new GenerationModel
        {
            Code = "veo3",
            Name = "VEO 3",
            UpstreamModel = "veo3",
            Route = VivaRoute.OperatorsGenerate,
            PriceCredits = new CreditAmount(15),
            UpstreamCostFen = new Fen(375),
            Durations = [5, 8],
            AspectRatios = ["16:9"],
            MaxImages = 0,
            OnOffer = true,
            Position = 1,
        });
    }

    public void Configure(EntityTypeBuilder<GenerationJob> builder)
    {
        builder.ToTable("generations", table =>
        {
            table.HasCheckConstraint("ck_generations_price", "price_credits > 0");
            table.HasCheckConstraint("ck_generations_progress", "progress between 0 and 100");
            table.HasCheckConstraint(
                "ck_generations_finished", "(state in ('succeeded', 'failed', 'cancelled', 'written_off')) = (finished_at is not null)");
            table.HasCheckConstraint("ck_generations_file", "(state = 'succeeded') = (file_name is not null)");
            table.HasCheckConstraint("ck_generations_doubtful", "state <> 'in_doubt' or doubtful_since is not null");
            table.HasCheckConstraint("ck_generations_running", "state <> 'running' or task_id is not null or source_url is not null");
        });
        builder.Property(job => job.Prompt).HasMaxLength(GenerationJob.MaxPromptLength * 2);
        builder.Property(job => job.ModelCode).HasMaxLength(64);
        builder.Property(job => job.UpstreamModel).HasMaxLength(100);
        builder.Property(job => job.AspectRatio).HasMaxLength(10);
        builder.Property(job => job.TaskId).HasMaxLength(200);
        builder.Property(job => job.SourceUrl).HasMaxLength(4_000);
        builder.Property(job => job.ErrorCode).HasMaxLength(64);
        builder.Property(job => job.ErrorMessage).HasMaxLength(1_000);
        builder.Property(job => job.FileName).HasMaxLength(200);

        // Queue decisions are by the database's clock, so that copies of the service with different clocks agree.
        builder.Property(job => job.NextAttemptAt).HasDefaultValueSql("now()").ValueGeneratedOnAdd();
        builder.HasIndex(job => new { job.UserId, job.Id });
        builder.HasIndex(job => job.FinishedAt)
            .HasDatabaseName("ix_generations_kept_videos")
            .HasFilter("state = 'succeeded' and video_deleted_at is null");

        // Only live jobs are in the queue's index, so that claiming costs the same whatever lies in the table.
        builder.HasIndex(job => job.NextAttemptAt)
            .HasDatabaseName("ix_generations_queue")
            .HasFilter("state in ('queued', 'submitting', 'running', 'in_doubt')");
    }
}

internal static class GenerationSets
{
    extension(AppDbContext db)
    {
        public DbSet<GenerationJob> Generations => db.Set<GenerationJob>();

        public IQueryable<GenerationModel> GenerationModels => db.Set<GenerationModel>().AsNoTracking();
    }
}
