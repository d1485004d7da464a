using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using VivaApi.Backend.Features.Generation.Videos;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Generation.Following;

internal static class FollowGeneration
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/generations/{id:guid}/events", HandleAsync)
        .OpensByLink()
        .Describe(
            "followGeneration",
            "Follow a job",
            "Server-sent events: `state` when the state changes, `progress` when only the percent does, each with the job's whole standing "
            + "as JSON (`id`, `state`, `progress`, `videoUrl`, `error`). The first event tells how the job stands; the stream ends after "
            + "the final state. `Last-Event-ID` resumes: what the client has seen is not sent again, and 204 says that "
            + "nothing more will come. A stream ends on `written_off`, too, although the video may yet be found, days later and free of "
            + "charge: getGeneration says so then, and a stream that is opened again tells it. "
            + "Comments every 15 seconds are signs of life; with them it is asked whether the caller's log-in or key goes on, and an event "
            + "`ended` with the problem's `code` ends the stream if not. "
            + "With fetch, send the access token; for `EventSource`, which cannot, take the "
            + "eventsUrl of createGenerationLink.")
        .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.EventStream)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(
            StandardProblems.Unauthenticated, GenerationProblems.LinkInvalid, StandardProblems.NotFound, GenerationProblems.TooManyStreams);

    private static async Task<IResult> HandleAsync(
        Guid id,
        string? link,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        HttpContext context,
        GenerationFollowers followers,
        StayingCallers callers,
        IServiceScopeFactory scopes)
    {
        GenerationJob job;

        // A scope that ends here: a stream lives for long, and must not keep a database context all that time.
        await using (var scope = scopes.CreateAsyncScope())
        {
            var reader = scope.ServiceProvider.GetRequiredService<GenerationReader>();
            var (found, problem) = await reader.FindAsync(id, context.User, link, context.RequestAborted);
            if (found is null)
            {
                return problem!;
            }

            job = found;
        }

        // An ended stream makes EventSource come back for ever; this answer tells it not to.
        if (GenerationSighting.Of(job) is { IsFinal: true } end && end.EventId == lastEventId)
        {
            return TypedResults.NoContent();
        }

        if (followers.TryAdd(job.Id, job.UserId) is not { } follower)
        {
            context.Response.Headers.RetryAfter = "30";
            return GenerationProblems.TooManyStreams.Because("Close some, or ask for the job's state instead.");
        }

        return new GenerationEventStream(follower, followers, callers, lastEventId);
    }
}
