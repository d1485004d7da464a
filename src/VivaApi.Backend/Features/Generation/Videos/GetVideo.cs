using Microsoft.Net.Http.Headers;
using VivaApi.Backend.Integrations.Storage;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Videos;

internal static class GetVideo
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/generations/{id:guid}/video", HandleAsync)
        .OpensByLink()
        .Describe(
            "getVideo",
            "Download the video",
            "The finished MP4; range requests are answered. For the owner with an access token, or without a log-in by the videoUrl of "
            + "createGenerationLink.")
        .AnswersFile(StoredVideo.ContentType)
        .ProducesProblems(
            StandardProblems.Unauthenticated,
            GenerationProblems.LinkInvalid,
            StandardProblems.NotFound,
            GenerationProblems.VideoNotReady,
            GenerationProblems.VideoGone,
            StandardProblems.Unavailable);

    private static async Task<IResult> HandleAsync(
        Guid id, string? link, HttpContext context, GenerationReader reader, VideoStore store, CancellationToken cancellationToken)
    {
        var (job, problem) = await reader.FindAsync(id, context.User, link, cancellationToken);
        if (job is null)
        {
            return problem!;
        }

        if (job.FileName is null)
        {
            return GenerationProblems.VideoNotReady.Because("The job has no video.", ("state", EnumText.Of(job.State)));
        }

        if (job.VideoDeletedAt is not null)
        {
            return GenerationProblems.VideoGone.Because("Its time in the store was over.", ("deletedAt", job.VideoDeletedAt));
        }

        // The framework would count any unit as bytes; one that we do not know is to be passed over.
        if (context.Request.GetTypedHeaders().Range is { } range && range.Unit != "bytes")
        {
            context.Request.Headers.Remove(HeaderNames.Range);
        }

        try
        {
            if (await store.OpenReadAsync(job.FileName, cancellationToken) is not { } file)
            {
                return GenerationProblems.VideoGone.Because("The file is no longer in the store.");
            }

            // One job's video never changes, so its id is a tag for it; a browser may go on with half of it.
            return TypedResults.Stream(
                file,
                StoredVideo.ContentType,
                $"{job.Id}.mp4",
                job.FinishedAt,
                new EntityTagHeaderValue($"\"{job.Id}\""),
                enableRangeProcessing: true);
        }
        catch (VideoStoreException)
        {
            return StandardProblems.Unavailable.Because("The store of videos does not answer.");
        }
    }
}
