using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Videos;

/// <summary>For how many seconds the link is good, 30 to 86,400; left out, the service's own default.</summary>
public sealed record CreateGenerationLinkRequest(int? ExpiresInSeconds = null);

/// <summary>
/// Addresses that need no log-in until <paramref name="ExpiresAt"/>: for a <c>&lt;video&gt;</c> tag and for an <c>EventSource</c>.
/// Relative to this server.
/// </summary>
public sealed record GenerationLinkResponse(string VideoUrl, string EventsUrl, DateTimeOffset ExpiresAt);

internal sealed class CreateGenerationLinkValidator : AbstractValidator<CreateGenerationLinkRequest>
{
    public CreateGenerationLinkValidator() => RuleFor(request => request.ExpiresInSeconds).InclusiveBetween(30, 86_400);
}

internal static class CreateGenerationLink
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/generations/{id:guid}/links", HandleAsync)
        .AcceptsKeys(KeyScope.Generate, KeyScope.Read)
        .Describe(
            "createGenerationLink",
            "Make links for a browser",
            "Answers short-lived addresses of the job's video and events that need no Authorization header, for `<video src>` and "
            + "`EventSource`. Whoever has them can read this one job until they run out; they cannot be taken back.")
        .RepeatIsHarmless("Every link is as good as another.")
        .WithExamples(
            new CreateGenerationLinkRequest(600),
            new GenerationLinkResponse(
                $"/api/v1/generations/{Examples.Id}/video?link=CfDJ8…",
                $"/api/v1/generations/{Examples.Id}/events?link=CfDJ8…",
                Examples.Time.AddMinutes(10)))
        .Produces<GenerationLinkResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.NotFound);

    private static async Task<Results<Ok<GenerationLinkResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CreateGenerationLinkRequest request,
        Caller caller,
        AppDbContext db,
        GenerationLinks links,
        IOptions<GenerationOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.Generations.AnyAsync(job => job.Id == id && job.UserId == caller.UserId, cancellationToken))
        {
            return StandardProblems.NotFound.Because("No job of yours has this id.");
        }

        var seconds = request.ExpiresInSeconds ?? options.Value.LinkMinutes * 60;

        // Whole seconds: what is sealed must not be less than what is told.
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds() + seconds);
        var link = $"{GenerationLinks.Parameter}={links.Seal(id, expiresAt)}";
        return TypedResults.Ok(new GenerationLinkResponse(
            $"/api/v1/generations/{id}/video?{link}", $"/api/v1/generations/{id}/events?{link}", expiresAt));
    }
}
