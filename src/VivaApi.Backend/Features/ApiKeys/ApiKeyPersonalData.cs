using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.ApiKeys;

internal sealed class ApiKeyPersonalData(AppDbContext db, TimeProvider time) : IPersonalData
{
    private const string Erased = "erased";

    public string Section => "apiKeys";

    public Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        string[] none = [];
        DateTimeOffset? now = time.GetUtcNow();
        await db.ApiKeys.Where(key => key.UserId == userId && key.Name != Erased).ExecuteUpdateAsync(
            set => set
                .SetProperty(key => key.RevokedAt, key => key.RevokedAt ?? now)
                .SetProperty(key => key.Name, Erased)
                .SetProperty(key => key.AllowedCidrs, none),
            cancellationToken);
    }

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.ApiKeys.AsNoTracking()
        .Where(key => key.UserId == userId).OrderBy(key => key.Id).AsAsyncEnumerable()
        .Select(key => (object)new
        {
            key.Id,
            key.Name,
            key.Prefix,
            key.Scopes,
            key.AllowedCidrs,
            key.CreatedAt,
            key.LastUsedAt,
            key.RevokedAt,
        });
}
