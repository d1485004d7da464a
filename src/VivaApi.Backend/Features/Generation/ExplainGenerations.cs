using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Which video the movements that belong to jobs were for.</summary>
internal sealed class ExplainGenerations(AppDbContext db) : IMovementExplanation
{
    private const int ShownPromptLength = 120;

    public string Subject => LedgerReference.Generation;

    public async Task<IReadOnlyDictionary<Guid, MovementSubject>> ExplainAsync(
        Guid userId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await db.Generations.Where(job => job.UserId == userId && ids.Contains(job.Id))
            .Select(job => new { job.Id, job.ModelCode, Prompt = job.Prompt.Substring(0, ShownPromptLength) })
            .ToDictionaryAsync(
                job => job.Id,
                job => new MovementSubject(Generation: new CreditEntryGenerationResponse(job.Id, job.ModelCode, job.Prompt)),
                cancellationToken);
}
