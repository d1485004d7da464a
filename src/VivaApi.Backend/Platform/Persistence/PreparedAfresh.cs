using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace VivaApi.Backend.Platform.Persistence;

/// <summary>
/// Has a connection forget its prepared statements after one of them failed. A statement whose values PostgreSQL refuses in the very
/// execution that prepares it stays half prepared in Npgsql (npgsql/npgsql#6391): from then on, PostgreSQL carries it out on that
/// connection, and Npgsql reports a fault.
/// </summary>
internal sealed class PreparedAfresh : DbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly ConditionalWeakTable<DbConnection, object> spoilt = [];

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Remember(command, eventData.Exception);

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Remember(command, eventData.Exception);
        return Task.CompletedTask;
    }

    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        ForgetStatements(connection);
        return result;
    }

    public ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        ForgetStatements(connection);
        return ValueTask.FromResult(result);
    }

    // Not sooner: in the transaction that the failure spoilt, PostgreSQL would refuse it. Npgsql has no asynchronous form of it.
    private void ForgetStatements(DbConnection connection)
    {
        if (!spoilt.Remove(connection) || connection.State != ConnectionState.Open)
        {
            return;
        }

        try
        {
            ((NpgsqlConnection)connection).UnprepareAll();
        }
        catch (NpgsqlException)
        {
            // The connection broke, and its statements with it.
        }
    }

    private void Remember(DbCommand command, Exception error)
    {
        if (error is PostgresException && command.Connection is { } connection)
        {
            spoilt.AddOrUpdate(connection, error);
        }
    }
}
