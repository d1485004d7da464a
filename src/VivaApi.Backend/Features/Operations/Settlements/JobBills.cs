using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>Writes down what VivaAPI took for each job, where its log has told.</summary>
internal sealed class JobBills(AppDbContext db)
{
    /// <summary>In the caller's transaction.</summary>
    public Task WriteAsync(IReadOnlyDictionary<Guid, long> bills, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. bills.Keys.Order()];
        long[] fen = [.. ids.Select(id => bills[id])];

        // Locked in one order, and only those that a settlement may still end up with: nobody else writes the column but an all-clear.
        return ids.Length == 0
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"""
                 with told as (select * from unnest({ids}, {fen}) as t(id, fen)),
                      held as (select g.id from generations g where g.id = any ({ids}) order by g.id for update)
                 update generations g set billed_fen = t.fen from told t, held h where g.id = t.id and h.id = t.id
                 """,
                cancellationToken);
    }
}
