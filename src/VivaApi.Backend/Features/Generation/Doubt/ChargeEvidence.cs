using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva.Account;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Doubt;

/// <summary>
/// What VivaAPI's log of charges says of a job that no task fits. A charge names no task, so it decides nothing; it tells the operator
/// whether the job was probably paid for.
/// </summary>
internal sealed class ChargeEvidence(AppDbContext db, VivaAccount viva)
{
    /// <returns>A sentence for the operator.</returns>
    public async Task<string> NoteAsync(MasterAccount account, TasklessJob job, CancellationToken cancellationToken)
    {
        const string NoTask = "No task of VivaAPI's fits";
        if (await viva.ChargesAsync(account.Access, job.Window.From, job.Window.Until, cancellationToken)
            is not VivaRecords<VivaCharge>.Whole(var charges))
        {
            return $"{NoTask}; its log of charges could not be read.";
        }

        var like = charges.Count(
            charge => (job.Model is null || charge.Model is null || charge.Model == job.Model)
                && TaskMatch.FitsPrice(job.Quota, charge.Quota));
        var (from, until) = job.Window;
        var keys = account.Keys.ToList();
        var isFirst = account.Number is null;
        var known = await db.Generations.CountAsync(
            other => other.TaskId != null && other.SendingAt >= from && other.SendingAt <= until
                && (other.MasterKeyId == null ? isFirst : keys.Contains(other.MasterKeyId.Value)),
            cancellationToken);
        return like > known
            ? $"{NoTask}, but its log has {like} such charges from that time and only {known} jobs are known: probably paid."
            : $"{NoTask}, and its log has no charge from that time without a job: probably not paid.";
    }
}
