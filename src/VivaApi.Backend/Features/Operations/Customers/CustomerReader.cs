using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Customers;

/// <summary>How customers stand, for operators.</summary>
internal sealed class CustomerReader(AppDbContext db)
{
    public async Task<CustomerResponse?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(db.Set<User>().Where(user => user.Id == id), cancellationToken)).SingleOrDefault();

    /// <summary>Newest first. The users are chosen and bounded by the caller; what belongs to them is looked up for these alone.</summary>
    public async Task<List<CustomerResponse>> ReadAsync(IQueryable<User> users, CancellationToken cancellationToken)
    {
        var rows = await users.AsNoTracking()
            .LeftJoin(db.BarredCallers, user => user.Id, barred => barred.UserId, (user, barred) => new
            {
                user.Id,
                user.Email,
                user.CreatedAt,
                IsDeleted = user.DeletedAt != null,
                Kind = (BarKind?)barred!.Kind,
                barred!.Reason,
                Since = (DateTimeOffset?)barred!.Since,
            })
            .OrderByDescending(row => row.Id)
            .ToListAsync(cancellationToken);
        var balances = await db.CreditBalancesOf([.. rows.Select(row => row.Id)])
            .ToDictionaryAsync(balance => balance.UserId, cancellationToken);
        return [.. rows.Select(row => new CustomerResponse(
            row.Id,
            row.Email ?? string.Empty,
            row.IsDeleted ? "deleted" : row.Kind == BarKind.Suspended ? "suspended" : "active",
            row.Kind == BarKind.Suspended ? row.Reason : null,
            row.Kind == BarKind.Suspended ? row.Since : null,
            row.CreatedAt,
            balances.GetValueOrDefault(row.Id)?.Available.Value ?? 0,
            balances.GetValueOrDefault(row.Id)?.Reserved.Value ?? 0))];
    }
}
