using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Accepts jobs: the price and the quota are held and the job is queued, in the caller's transaction.</summary>
internal sealed class GenerationDesk(AppDbContext db, CreditLedger ledger, QuotaBook quotas, TimeProvider time)
{
    public async Task<IResult> AcceptAsync(Guid userId, CreateGenerationRequest request, CancellationToken cancellationToken)
    {
        var model = await db.GenerationModels.Where(
            candidate => candidate.OnOffer && (request.Model == null || candidate.Code == request.Model))
            .OrderBy(candidate => candidate.Position)
            .FirstOrDefaultAsync(cancellationToken);
        if (model is null)
        {
            return GenerationProblems.ModelNotFound.Because($"'{request.Model}' is not on offer.");
        }

        if (GenerationSpec.Complete(request, model, out var spec) is { } problem)
        {
            return StandardProblems.Invalid(problem.Field, problem.Reason);
        }

        var job = GenerationJob.Queue(userId, spec!, time.GetUtcNow());
        var held = await ledger.ReserveAsync(userId, job.PriceCredits, LedgerReference.OfGeneration(job.Id), cancellationToken);
        if (held.Outcome == LedgerOutcome.Insufficient)
        {
            return GenerationProblems.InsufficientCredits.Because(
                $"This video costs {job.PriceCredits} credits; {held.Available} are available.",
                ("required", job.PriceCredits.Value),
                ("available", held.Available.Value));
        }

        KillPoint.Pass("generation: credits reserved");
        if (!await quotas.TryReserveAsync(userId, job.PriceCredits, cancellationToken))
        {
            return GenerationProblems.QuotaExhausted.Because($"This video needs {job.PriceCredits} of the VivaAPI quota.");
        }

        KillPoint.Pass("generation: quota reserved");
        db.Generations.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        KillPoint.Pass("generation: queued");
        return TypedResults.Accepted($"/api/v1/generations/{job.Id}", job.ToResponse());
    }
}
