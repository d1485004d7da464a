using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Uploads;

/// <summary>
/// Uploaded images inside of jobs. A job names them as <c>upload:{id}</c>; only when it is sent do they become what the relay takes, a
/// <c>data:</c> address.
/// </summary>
internal sealed class UploadedImages(AppDbContext db, IOptions<GenerationOptions> options, TimeProvider time)
{
    private const string Scheme = "upload:";

    /// <summary>How a job ends whose images are gone before it could be sent.</summary>
    public static GenerationEnd.Failed Gone { get; } = new(
        GenerationCause.UpstreamUnavailable, "upload_expired", "The job waited longer than its images were kept; nothing was charged.");

    public static string Name(Guid uploadId) => $"{Scheme}{uploadId}";

    public static bool IsName(string text) => IdOf(text) is not null;

    /// <summary>Sees to it that the images are the caller's and stay for as long as the job may wait.</summary>
    /// <returns>Null when all is well.</returns>
    public async Task<ProblemHttpResult?> RefusalAsync(Guid userId, IReadOnlyList<string>? imageUrls, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. (imageUrls ?? []).Select(IdOf).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var kept = now.AddHours(options.Value.WaitHours + 1);
        var found = await db.GenerationUploads
            .Where(upload => ids.Contains(upload.Id) && upload.UserId == userId && upload.ExpiresAt > now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(upload => upload.ExpiresAt, upload => upload.ExpiresAt > kept ? upload.ExpiresAt : kept),
                cancellationToken);
        return found == ids.Length
            ? null
            : StandardProblems.Invalid("imageUrls", "'imageUrls' names an upload that there is not, or that is not yours.");
    }

    /// <returns>What to send for each image, in order; null when one of them is gone.</returns>
    public async Task<IReadOnlyList<string>?> ResolveAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. job.ImageUrls.Select(IdOf).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
        {
            return job.ImageUrls;
        }

        var uploads = await db.GenerationUploads.AsNoTracking()
            .Where(upload => ids.Contains(upload.Id) && upload.UserId == job.UserId)
            .ToDictionaryAsync(upload => upload.Id, cancellationToken);
        return uploads.Count < ids.Length
            ? null
            : [.. job.ImageUrls.Select(url => IdOf(url) is { } id ? DataAddress(uploads[id]) : url)];
    }

    private static string DataAddress(GenerationUpload upload) =>
        $"data:{upload.ContentType};base64,{Convert.ToBase64String(upload.Content)}";

    private static Guid? IdOf(string text) =>
        text.StartsWith(Scheme, StringComparison.Ordinal) && Guid.TryParseExact(text.AsSpan(Scheme.Length), "D", out var id) ? id : null;
}
