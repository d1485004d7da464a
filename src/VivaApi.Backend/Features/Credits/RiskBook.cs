using Microsoft.EntityFrameworkCore;
using Npgsql;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

/// <summary>
/// The operator's side of jobs that nobody can charge to a customer: the only writer of the risk account. As in the ledger, a movement
/// needs the caller's open transaction, has a reference, and is made once.
/// </summary>
internal sealed class RiskBook(AppDbContext db, TimeProvider time)
{
    /// <param name="kind">Which movement; "deliver" and "clear" exclude each other.</param>
    /// <param name="userId">Whose job it was.</param>
    /// <param name="amounts">What the job would have cost the customer, and what VivaAPI takes for it.</param>
    /// <param name="reference">The job.</param>
    /// <param name="reason">For the operator, one line; cut to what the book holds.</param>
    /// <returns>False when this movement was made before; nothing changed.</returns>
    /// <exception cref="InvalidOperationException">No transaction is open, or the movement does not follow.</exception>
    public async Task<bool> PostAsync(
        RiskEntryKind kind, Guid userId, (CreditAmount Credits, Fen Cost) amounts, LedgerReference reference, string reason)
    {
        await using var command = db.CommandInTransaction("select risk_post($1, $2, $3, $4, $5, $6, $7)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EnumText.Of(kind) });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = amounts.Credits.Value });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = amounts.Cost.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reference.Text });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reason.Cut(RiskEntry.LongestReason) });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime });

        // The movement belongs to a state that is being committed: once begun it is not broken off.
        return await command.ExecuteScalarAsync(CancellationToken.None) switch
        {
            "applied" => true,
            "repeated" => false,
            var refused => throw new InvalidOperationException($"The risk account refused {EnumText.Of(kind)} of {reference}: {refused}."),
        };
    }

    /// <summary>Which of these have come back from VivaAPI after they were written off.</summary>
    /// <returns>The texts of their references.</returns>
    public async Task<IReadOnlySet<string>> ClearedAsync(IReadOnlyList<LedgerReference> references, CancellationToken cancellationToken)
    {
        string[] texts = [.. references.Select(reference => reference.Text)];
        return (await db.Set<RiskEntry>().Where(entry => entry.Kind == RiskEntryKind.Clear && texts.Contains(entry.Reference))
            .Select(entry => entry.Reference).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }
}
