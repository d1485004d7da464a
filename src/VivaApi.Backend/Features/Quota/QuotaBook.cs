using Npgsql;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota;

/// <summary>
/// The only writer of customers' VivaAPI quotas. Its verbs carry no reference of their own: each is called once for a ledger movement
/// that was applied, in the same transaction, so the ledger's reference makes both repeatable.
/// </summary>
internal sealed class QuotaBook(AppDbContext db, TimeProvider time)
{
    /// <summary>Raises a customer's quota after a purchase; makes the row with the first one.</summary>
    public Task RaiseAsync(Guid userId, CreditAmount amount, CancellationToken cancellationToken) => MustChangeAsync(
        """
        insert into user_viva_api_keys as k (user_id, quota, used, reserved, key_kind, created_at, updated_at)
        values ($1, $2, 0, 0, 'shared', $3, $3)
        on conflict (user_id) do update set quota = k.quota + excluded.quota, updated_at = excluded.updated_at
        """,
        userId,
        amount,
        cancellationToken);

    /// <summary>Lowers a customer's quota with a refund.</summary>
    /// <returns>False when the remaining quota is less; nothing changed.</returns>
    public async Task<bool> TryLowerAsync(Guid userId, CreditAmount amount, CancellationToken cancellationToken) => await ChangeAsync(
        """
        update user_viva_api_keys set quota = quota - $2, updated_at = $3
        where user_id = $1 and quota - used - reserved >= $2
        """,
        userId,
        amount,
        cancellationToken) == 1;

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
