using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Quota;

/// <summary>The quota is part of the books and stays; a key of the customer's own at VivaAPI is deleted there.</summary>
internal sealed class QuotaPersonalData(AppDbContext db, DedicatedKeyOrders orders) : IPersonalData
{
    public string Section => "vivaQuota";

    public Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task EraseAsync(Guid userId, CancellationToken cancellationToken) =>
        orders.WishAsync(userId, DedicatedKeyWish.Deleted, cancellationToken);

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.UserVivaApiKeys
        .Where(quota => quota.UserId == userId).AsAsyncEnumerable()
        .Select(quota => (object)new
        {
            Quota = quota.Quota.Value,
            Used = quota.Used.Value,
            Reserved = quota.Reserved.Value,
            quota.KeyKind,
            quota.CreatedAt,
            quota.UpdatedAt,
        });
}
