using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Uploads;

/// <summary>An image that was kept. <paramref name="ImageUrl"/> is what goes into <c>imageUrls</c> of a job.</summary>
public sealed record UploadResponse(Guid Id, string ImageUrl, string ContentType, int Bytes, DateTimeOffset ExpiresAt);

internal static class UploadImage
{
    /// <summary>What is read and thrown away of an image that is too large, so that its sender hears why.</summary>
    private const long Surplus = 1_048_576;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/uploads", HandleAsync)
        .AcceptsKeys(KeyScope.Generate)
        .Describe(
            "uploadImage",
            "Upload an image",
            "PNG, JPEG or WebP, told by its content: the body is the image itself, or a form with one file, as browsers send it. It can be "
            + "a job's first or last frame, is seen by nobody else, and is deleted when it expires. For customers who have credits.")
        .RepeatIsHarmless("A second copy costs nothing and expires by itself.")
        .WithExamples(null, new UploadResponse(
            Examples.Id, UploadedImages.Name(Examples.Id), "image/png", 204_800, Examples.Time.AddHours(24)))
        .AcceptsFile(ImageBody.Part, "image/png", "image/jpeg", "image/webp", "application/octet-stream")
        .Produces<UploadResponse>(StatusCodes.Status201Created)
        .ProducesProblems(
            StandardProblems.RequestTooLarge,
            GenerationProblems.InsufficientCredits,
            GenerationProblems.NotAnImage,
            GenerationProblems.TooManyUploads)
        .WithMetadata(new RequestSizeLimitAttribute(
            routes.ServiceProvider.GetRequiredService<IOptions<UploadOptions>>().Value.MaxBytes + Surplus));

    private static async Task<Results<Created<UploadResponse>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        Caller caller,
        AppDbContext db,
        IOptions<UploadOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (content, problem) = await ImageBody.ReadAsync(request, options.Value.MaxBytes, cancellationToken);
        if (content is null)
        {
            return problem!;
        }

        if (ImageKind.Of(content) is not { } kind)
        {
            return GenerationProblems.NotAnImage.Because("Send the bytes of a PNG, JPEG or WebP image.");
        }

        // Accounts cost nothing, and each could keep half a gigabyte here.
        if (await db.AvailableCreditsOf(caller.UserId).SingleOrDefaultAsync(cancellationToken) == default)
        {
            return GenerationProblems.InsufficientCredits.Because(
                "Images are kept for those who have credits to spend.", ("required", 1L), ("available", 0L));
        }

        var now = time.GetUtcNow();
        var upload = new GenerationUpload
        {
            Id = Guid.CreateVersion7(now),
            UserId = caller.UserId,
            ContentType = kind,
            Content = content,
            CreatedAt = now,
            ExpiresAt = now.AddHours(options.Value.KeepHours),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Uploads of one customer wait for each other, so that the bound holds for those that come at once.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"uploads {caller.UserId:N}"}, 0))", cancellationToken);
        var count = await db.GenerationUploads.CountAsync(
            other => other.UserId == caller.UserId && other.ExpiresAt > now, cancellationToken);
        if (count >= options.Value.MaxPerCustomer)
        {
            return GenerationProblems.TooManyUploads.Because($"{count} images are kept for you; they expire by themselves.");
        }

        db.GenerationUploads.Add(upload);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created(
            (string?)null, new UploadResponse(upload.Id, UploadedImages.Name(upload.Id), kind, content.Length, upload.ExpiresAt));
    }
}
