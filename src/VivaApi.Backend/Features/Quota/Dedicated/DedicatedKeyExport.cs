using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>The customer's own key at VivaAPI, without the key.</summary>
internal sealed class DedicatedKeyExport(AppDbContext db) : IPersonalExport
{
    public string Section => "dedicatedKeys";

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.DedicatedKeys
        .Where(key => key.UserId == userId).AsAsyncEnumerable()
        .Select(key => (object)new { key.Name, key.CreatedAt, key.RevealedAt, key.UsedUnits, key.OutsideCredits });
}
