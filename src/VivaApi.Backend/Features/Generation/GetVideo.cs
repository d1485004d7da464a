using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Integrations.Storage;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

internal static class GetVideo
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/generations/{id:guid}/video", HandleAsync)
        .AcceptsKeys(KeyScope.Generate, KeyScope.Read)
        .Describe("getVideo", "Download the video", "The finished MP4; range requests are answered.")
        .Produces(StatusCodes.Status200OK, contentType: "video/mp4")
        .ProducesProblems(StandardProblems.NotFound, GenerationProblems.VideoNotReady, GenerationProblems.VideoGone);

    private static async Task<IResult> HandleAsync(
        Guid id, Caller caller, AppDbContext db, VideoStore store, CancellationToken cancellationToken)
    {
        var job = await db.Generations.AsNoTracking().SingleOrDefaultAsync(
            candidate => candidate.Id == id && candidate.UserId == caller.UserId, cancellationToken);
        if (job is null)
        {
            return StandardProblems.NotFound.Because("No job of yours has this id.");
        }

        if (job.FileName is null)
        {
            return GenerationProblems.VideoNotReady.Because("The job has no video.", ("state", EnumText.Of(job.State)));
        }

        var file = store.OpenRead(job.FileName);
        if (file is null)
        {
            return GenerationProblems.VideoGone.Because("The file is no longer in the store.");
        }

        return TypedResults.Stream(file, "video/mp4", $"{job.Id}.mp4", lastModified: job.FinishedAt, enableRangeProcessing: true);
    }
}
