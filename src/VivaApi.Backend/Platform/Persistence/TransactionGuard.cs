using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace VivaApi.Backend.Platform.Persistence;

internal static class TransactionGuard
{
    /// <summary>
    /// A command on the context's connection, inside its current transaction. Money must never move outside one:
    /// without a transaction a second statement that fails would leave the first one done. Prepare it once its parameters are there
    /// (<see cref="PreparedAfresh"/> says why not to leave it to Npgsql): that costs a round trip once for a connection.
    /// </summary>
    /// <exception cref="InvalidOperationException">No transaction is open on the context.</exception>
    public static NpgsqlCommand CommandInTransaction(this AppDbContext db, string sql)
    {
        var transaction = db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("Money and quota move only inside a transaction; open one on the context first.");
        return new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
    }
}
