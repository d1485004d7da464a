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
internal sealed class UploadedImages(
    AppDbContext db, IOptions<GenerationOptions> options, IOptions<UploadOptions> uploads, TimeProvider time)
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
        var kept = time.GetUtcNow().AddHours(options.Value.WaitHours + 1);
        return await CheckAsync(imageUrls, ids => OnOffer(userId, ids).ExecuteUpdateAsync(
            set => set.SetProperty(upload => upload.ExpiresAt, upload => upload.ExpiresAt > kept ? upload.ExpiresAt : kept),
            cancellationToken));
    }

    /// <summary>Whether a job could have the images, which stay no longer for being asked about.</summary>
    /// <returns>Null when all is well.</returns>
    public Task<ProblemHttpResult?> LookAsync(Guid userId, IReadOnlyList<string>? imageUrls, CancellationToken cancellationToken) =>
        CheckAsync(imageUrls, ids => OnOffer(userId, ids).CountAsync(cancellationToken));

    // What a job keeps for itself is not on offer for longer: else an image could be kept for ever by jobs that are never paid for.
    private IQueryable<GenerationUpload> OnOffer(Guid userId, Guid[] ids)
    {
        var (now, oldest) = (time.GetUtcNow(), time.GetUtcNow().AddHours(-uploads.Value.KeepHours));
        return db.GenerationUploads.Where(
            upload => ids.Contains(upload.Id) && upload.UserId == userId && upload.ExpiresAt > now && upload.CreatedAt > oldest);
    }

    private static async Task<ProblemHttpResult?> CheckAsync(IReadOnlyList<string>? imageUrls, Func<Guid[], Task<int>> count)
    {
        Guid[] ids = [.. (imageUrls ?? []).Select(IdOf).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
        {
            return null;
        }

        return await count(ids) == ids.Length
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
