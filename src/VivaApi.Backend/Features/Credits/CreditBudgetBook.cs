using Npgsql;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

/// <summary>
/// The writer of budgets. A job's price is held by <c>generations_accept</c>, with the reservation; here what was held is resolved, in the
/// transaction that resolves the reservation and after it, so the ledger's reference makes both repeatable.
/// </summary>
internal sealed class CreditBudgetBook(AppDbContext db)
{
    /// <summary>A budget for a new key, stored with the caller's changes.</summary>
    public Guid Open(Guid userId, CreditAmount limit, DateTimeOffset now)
    {
        var budget = CreditBudget.Open(userId, limit, now);
        db.Set<CreditBudget>().Add(budget);
        return budget.Id;
    }

    /// <summary>Of what was held for a job, so much is spent; the rest may be used again.</summary>
    /// <param name="budgetId">Null for a job that came without a budget: nothing is to be done.</param>
    /// <exception cref="InvalidOperationException">No transaction is open, or there is no such budget.</exception>
    public async Task ResolveAsync(Guid? budgetId, CreditAmount held, CreditAmount spent, CancellationToken cancellationToken)
    {
        if (budgetId is not { } id)
        {
            return;
        }

        await using var command = db.CommandInTransaction(
            "update credit_budgets set reserved_credits = reserved_credits - $2, used_credits = used_credits + $3 where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = held.Value });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = spent.Value });
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
        {
            throw new InvalidOperationException($"There is no budget {id}, yet a job of it is being ended.");
        }
    }
}
