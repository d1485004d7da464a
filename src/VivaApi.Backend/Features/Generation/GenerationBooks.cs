using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform;

namespace VivaApi.Backend.Features.Generation;

/// <summary>
/// What the end of a job does to the books: the customer's reservation and quota, and the operator's risk. Runs in the transaction that
/// ends the job; lock order is job, account, quota row, risk account.
/// </summary>
internal sealed class GenerationBooks(CreditLedger ledger, QuotaBook quotas, RiskBook risk)
{
    /// <param name="job">The job as it was just marked.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Undoes the transaction.</param>
    public async Task CloseAsync(GenerationJob job, GenerationEnd end, CancellationToken cancellationToken)
    {
        var reference = LedgerReference.OfGeneration(job.Id);

        // Out of a write-off nothing is held any more: the customer has had the credits back.
        if (job.EndPhase != GenerationState.WrittenOff)
        {
            await ResolveAsync(job, reference, cancellationToken);
        }

        var amounts = (job.PriceCredits, job.UpstreamCostFen);
        switch (end)
        {
            case GenerationEnd.WrittenOff writeOff:
                await risk.PostAsync(RiskEntryKind.WriteOff, job.UserId, amounts, reference, writeOff.Evidence);
                break;
            case GenerationEnd.Succeeded when job.EndPhase == GenerationState.WrittenOff:
                await risk.PostAsync(
                    RiskEntryKind.Deliver, job.UserId, amounts, reference, "The video was found and given to the customer.");
                break;
            case GenerationEnd.Failed { IsPaidFor: true } failed:
                await risk.PostAsync(RiskEntryKind.Lose, job.UserId, amounts, reference, failed.Message);
                break;
            default:
                break;
        }
    }

    /// <summary>VivaAPI gave a written-off job's price back.</summary>
    public Task<bool> ClearAsync(GenerationJob job, string reason) => risk.PostAsync(
        RiskEntryKind.Clear, job.UserId, (job.PriceCredits, job.UpstreamCostFen), LedgerReference.OfGeneration(job.Id), reason);

    /// <summary>Spends what the job is charged, gives the rest back, and does the same with the quota.</summary>
    private async Task ResolveAsync(GenerationJob job, LedgerReference reference, CancellationToken cancellationToken)
    {
        var charged = job.ChargedCredits!.Value;
        var rest = job.PriceCredits - charged;
        if (charged > CreditAmount.Zero)
        {
            (await ledger.SettleAsync(job.UserId, charged, reference, cancellationToken)).AppliedOrThrow(reference);
            KillPoint.Pass("generation: credits settled");
            await quotas.SettleAsync(job.UserId, charged, cancellationToken);
        }
        else
        {
            (await ledger.ReleaseAsync(job.UserId, reference, cancellationToken)).AppliedOrThrow(reference);
            KillPoint.Pass("generation: credits released");
        }

        if (rest > CreditAmount.Zero)
        {
            await quotas.ReleaseAsync(job.UserId, rest, cancellationToken);
        }
    }
}
