using Microsoft.EntityFrameworkCore;
using Npgsql;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota;

/// <summary>
/// The only writer of customers' VivaAPI quotas. Its verbs carry no reference of their own: each is called once for a ledger movement
/// that was applied, in the same transaction, so the ledger's reference makes both repeatable.
/// </summary>
internal sealed class QuotaBook(AppDbContext db, DedicatedKeyOrders dedicated, TimeProvider time)
{
    /// <summary>Raises a customer's quota after a purchase; makes the row with the first one.</summary>
    /// <param name="userId">The customer.</param>
    /// <param name="amount">In credits, above zero.</param>
    /// <param name="withDedicatedKey">Whether what was bought includes a VivaAPI key of the customer's own.</param>
    /// <param name="cancellationToken">Undoes the caller's transaction.</param>
    public async Task RaiseAsync(Guid userId, CreditAmount amount, bool withDedicatedKey, CancellationToken cancellationToken)
    {
        await MustChangeAsync(
            $"""
             insert into user_viva_api_keys as k (user_id, quota, used, reserved, key_kind, created_at, updated_at)
             values ($1, $2, 0, 0, '{(withDedicatedKey ? "dedicated" : "shared")}', $3, $3)
             on conflict (user_id) do update
                set quota = k.quota + excluded.quota, updated_at = excluded.updated_at,
                    key_kind = case when excluded.key_kind = 'dedicated' then 'dedicated' else k.key_kind end
             """,
            userId,
            amount,
            cancellationToken);
        await dedicated.PlaceAsync(userId, cancellationToken);
    }

    /// <summary>
    /// What could be lowered now, in credits: what is left, less what a customer spent outside with a VivaAPI key that they were shown, as
    /// far as is known.
    /// </summary>
    public async Task<CreditAmount> RefundableAsync(Guid userId, CancellationToken cancellationToken)
    {
        var left = (await db.UserVivaApiKeys.SingleOrDefaultAsync(key => key.UserId == userId, cancellationToken))?.Remaining.Value ?? 0;
        var outside = await db.DedicatedKeys.Where(key => key.UserId == userId && key.RevealedAt != null)
            .Select(key => key.OutsideCredits).SingleOrDefaultAsync(cancellationToken);
        return new CreditAmount(Math.Max(0, left - Math.Max(0, outside)));
    }

    /// <summary>Lowers a customer's quota with a refund.</summary>
    /// <returns>False when less of it is left; nothing changed.</returns>
    public async Task<bool> TryLowerAsync(Guid userId, CreditAmount amount, CancellationToken cancellationToken)
    {
        var lowered = await ChangeAsync(
            """
            update user_viva_api_keys set quota = quota - $2, updated_at = $3
            where user_id = $1
              and quota - used - reserved
                  - greatest(0, (select d.outside_credits from dedicated_keys d where d.user_id = $1 and d.revealed_at is not null)) >= $2
            """,
            userId,
            amount,
            cancellationToken);
        if (lowered == 1)
        {
            await dedicated.PlaceAsync(userId, cancellationToken);
        }

        return lowered == 1;
    }

    /// <summary>Holds quota for a job.</summary>
    /// <returns>False when the remaining quota is less; nothing changed.</returns>
    public async Task<bool> TryReserveAsync(Guid userId, CreditAmount amount, CancellationToken cancellationToken) => await ChangeAsync(
        """
        update user_viva_api_keys set reserved = reserved + $2, updated_at = $3
        where user_id = $1 and quota - used - reserved >= $2
        """,
        userId,
        amount,
        cancellationToken) == 1;

    /// <summary>Turns what was held for a job into used quota.</summary>
    public Task SettleAsync(Guid userId, CreditAmount amount, CancellationToken cancellationToken) => MustChangeAsync(
        "update user_viva_api_keys set reserved = reserved - $2, used = used + $2, updated_at = $3 where user_id = $1",
        userId,
        amount,
        cancellationToken);

    /// <summary>Gives what was held for a job back.</summary>
    public Task ReleaseAsync(Guid userId, CreditAmount amount, CancellationToken cancellationToken) => MustChangeAsync(
        "update user_viva_api_keys set reserved = reserved - $2, updated_at = $3 where user_id = $1",
        userId,
        amount,
        cancellationToken);

    private async Task MustChangeAsync(string sql, Guid userId, CreditAmount amount, CancellationToken cancellationToken)
    {
        if (await ChangeAsync(sql, userId, amount, cancellationToken) != 1)
        {
            throw new InvalidOperationException($"Customer {userId} has no quota row, yet quota of theirs is being moved.");
        }
    }

    private async Task<int> ChangeAsync(string sql, Guid userId, CreditAmount amount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Value);
        await using var command = db.CommandInTransaction(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = amount.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime });
        await command.PrepareAsync(cancellationToken);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
