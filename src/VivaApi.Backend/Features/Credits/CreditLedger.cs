using Npgsql;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Credits;

/// <summary>
/// The only writer of credit balances. Every verb is one call of one SQL function, needs the caller's open transaction
/// (it belongs to the change that it pays for) and is repeatable: the reference names the movement.
/// </summary>
internal sealed class CreditLedger(AppDbContext db, TimeProvider time)
{
    private static readonly int VerbStart = "select * from credit_".Length;

    /// <summary>Adds bought credits. Opens the account if there is none.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public Task<LedgerMovement> GrantAsync(
        Guid userId, CreditAmount amount, LedgerReference reference, CancellationToken cancellationToken) =>
        MoveAsync("select * from credit_grant($1, $2, $3, $4)", userId, Positive(amount), reference, null, cancellationToken);

    /// <summary>Holds credits for a job; refused with <see cref="LedgerOutcome.Insufficient"/> when fewer are available.</summary>
    public Task<LedgerMovement> ReserveAsync(
        Guid userId, CreditAmount amount, LedgerReference reference, CancellationToken cancellationToken) =>
        MoveAsync("select * from credit_reserve($1, $2, $3, $4)", userId, Positive(amount), reference, null, cancellationToken);

    /// <summary>Spends a reservation: <paramref name="amount"/> (1 to what is held) is gone, the rest is available again.</summary>
    public Task<LedgerMovement> SettleAsync(
        Guid userId, CreditAmount amount, LedgerReference reference, CancellationToken cancellationToken) =>
        MoveAsync("select * from credit_settle($1, $2, $3, $4)", userId, Positive(amount), reference, null, cancellationToken);

    /// <summary>Gives all that a reservation holds back to the customer.</summary>
    public Task<LedgerMovement> ReleaseAsync(Guid userId, LedgerReference reference, CancellationToken cancellationToken) =>
        MoveAsync("select * from credit_release($1, $2, $3)", userId, null, reference, null, cancellationToken);

    /// <summary>
    /// Takes unspent credits back with a refund; refused with <see cref="LedgerOutcome.Insufficient"/> when they are spent or held.
    /// </summary>
    public Task<LedgerMovement> RevokeAsync(
        Guid userId, CreditAmount amount, LedgerReference reference, CancellationToken cancellationToken) =>
        MoveAsync("select * from credit_revoke($1, $2, $3, $4)", userId, Positive(amount), reference, null, cancellationToken);

    /// <summary>Gives back what a refund took, when the refund came to nothing; under the same reference.</summary>
    public Task<LedgerMovement> RestoreAsync(
        Guid userId, CreditAmount amount, LedgerReference reference, CancellationToken cancellationToken) =>
        MoveAsync("select * from credit_restore($1, $2, $3, $4)", userId, Positive(amount), reference, null, cancellationToken);

    /// <summary>An operator's correction, up or down, with the reason that the customer and the audit will read.</summary>
    public Task<LedgerMovement> AdjustAsync(
        Guid userId, CreditAmount change, LedgerReference reference, string reason, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(change.Value);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return MoveAsync("select * from credit_adjust($1, $2, $3, $4, $5)", userId, change, reference, reason, cancellationToken);
    }

    private static CreditAmount Positive(CreditAmount amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Value, nameof(amount));
        return amount;
    }

    private async Task<LedgerMovement> MoveAsync(
        string sql, Guid userId, CreditAmount? amount, LedgerReference reference, string? reason, CancellationToken cancellationToken)
    {
        using var trace = Traces.Start($"ledger {sql[VerbStart..sql.IndexOf('(', StringComparison.Ordinal)]}");
        trace?.SetTag("viva.reference", reference.Text);
        await using var command = db.CommandInTransaction(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        if (amount is { } credits)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = credits.Value });
        }

        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reference.Text });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime });
        if (reason is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reason });
        }

        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new LedgerMovement(
            EnumText.Parse<LedgerOutcome>(reader.GetString(0)), new CreditAmount(reader.GetInt64(1)), new CreditAmount(reader.GetInt64(2)));
    }
}
