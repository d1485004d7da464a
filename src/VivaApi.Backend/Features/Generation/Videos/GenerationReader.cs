using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Videos;

/// <summary>Finds a job for whoever may read it: its owner, logged in, or anybody with a link to it.</summary>
internal sealed class GenerationReader(AppDbContext db, GenerationLinks links)
{
    /// <returns>The job, or the problem to answer.</returns>
    public async Task<(GenerationJob? Job, ProblemHttpResult? Problem)> FindAsync(
        Guid id, ClaimsPrincipal user, string? link, CancellationToken cancellationToken)
    {
        if (link is not null)
        {
            return links.Opens(link, id)
                ? await FindAsync(db.Generations.Where(job => job.Id == id), cancellationToken)
                : (null, GenerationProblems.LinkInvalid.Because("Ask for a new one."));
        }

        if (user.Identity?.IsAuthenticated != true)
        {
            return (null, StandardProblems.Unauthenticated.Because("Log in, or take the address that createGenerationLink answers."));
        }

        var userId = Caller.From(user).UserId;
        return await FindAsync(db.Generations.Where(job => job.Id == id && job.UserId == userId), cancellationToken);
    }

    private static async Task<(GenerationJob? Job, ProblemHttpResult? Problem)> FindAsync(
        IQueryable<GenerationJob> jobs, CancellationToken cancellationToken) =>
        await jobs.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } job
            ? (job, null)
            : (null, StandardProblems.NotFound.Because("No job of yours has this id."));
}
