using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Jobs are kept with what they cost; what was asked for goes, and the videos after it, by a worker.</summary>
internal sealed class GenerationPersonalData(AppDbContext db, TimeProvider time) : IPersonalData
{
    public string Section => "generations";

    public async Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.Generations.AnyAsync(job => job.UserId == userId && job.FinishedAt == null, cancellationToken)
            ? "A video is being made: wait for its end, or cancel it."
            : null;

    public async Task EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        string[] none = [];
        var now = time.GetUtcNow();
        await db.Generations.Where(job => job.UserId == userId && job.FinishedAt != null && job.ErasedAt == null).ExecuteUpdateAsync(
            set => set
                .SetProperty(job => job.Prompt, string.Empty)
                .SetProperty(job => job.ImageUrls, none)
                .SetProperty(job => job.SourceUrl, (string?)null)
                .SetProperty(job => job.ErrorCode, (string?)null)
                .SetProperty(job => job.ErrorMessage, (string?)null)
                .SetProperty(job => job.SearchNote, (string?)null)
                .SetProperty(job => job.ErasedAt, now),
            cancellationToken);
        await db.GenerationUploads.Where(upload => upload.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.Generations.AsNoTracking()
        .Where(job => job.UserId == userId).OrderBy(job => job.Id).AsAsyncEnumerable()
        .Select(job => (object)new { Job = job.ToResponse(), job.ImageUrls });
}
