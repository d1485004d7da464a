using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation.Uploads;

/// <summary>Deletes images whose time is over.</summary>
internal sealed class ForgetUploads(AppDbContext db, TimeProvider time) : IWorker
{
    private const int BatchSize = 100;

    public static string Name => "forget-uploads";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var over = db.GenerationUploads.Where(upload => upload.ExpiresAt <= now).OrderBy(upload => upload.ExpiresAt)
            .Select(upload => upload.Id).Take(BatchSize);
        return await db.GenerationUploads.Where(upload => over.Contains(upload.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
