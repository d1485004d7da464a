using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>
/// Writes down what VivaAPI took for each job, where its log has told. What was cleared since the log was read came back: zero.
/// </summary>
internal sealed class JobBills(AppDbContext db, RiskBook risks)
{
    /// <summary>In the caller's transaction.</summary>
    public async Task WriteAsync(IReadOnlyDictionary<Guid, long> bills, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. bills.Keys.Order()];
        if (ids.Length == 0)
        {
            return;
        }

        // Nobody else writes the column but an all-clear: it is waited for here and seen by the next, or waits and finds a bill.
        await db.Database.ExecuteSqlAsync(
            $"select from generations where id = any ({ids}) order by id for update", cancellationToken);
        var cleared = await risks.ClearedAsync([.. ids.Select(LedgerReference.OfGeneration)], cancellationToken);
        long[] fen = [.. ids.Select(id => cleared.Contains(LedgerReference.OfGeneration(id).Text) ? 0 : bills[id])];
        await db.Database.ExecuteSqlAsync(
            $"update generations g set billed_fen = t.fen from unnest({ids}, {fen}) as t(id, fen) where g.id = t.id", cancellationToken);
    }
}
