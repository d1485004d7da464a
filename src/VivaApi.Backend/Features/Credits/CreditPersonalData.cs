using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Credits;

/// <summary>The ledger names customers by their ids alone, and is kept.</summary>
internal sealed class CreditPersonalData(AppDbContext db) : IPersonalData
{
    public string Section => "creditEntries";

    public Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task EraseAsync(Guid userId, CancellationToken cancellationToken) => Task.CompletedTask;

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.CreditEntriesBetween(userId, null, null)
        .OrderBy(entry => entry.Sequence)
        .Select(entry => new
        {
            entry.Id,
            entry.Kind,
            Amount = entry.Amount.Value,
            AvailableAfter = entry.AvailableAfter.Value,
            ReservedAfter = entry.ReservedAfter.Value,
            entry.Reference,
            entry.Reason,
            entry.CreatedAt,
        })
        .AsAsyncEnumerable();
}
