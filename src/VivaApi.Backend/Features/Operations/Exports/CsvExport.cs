using System.Text;
using Npgsql;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Exports;

/// <summary>What can be exported.</summary>
internal enum ExportKind
{
    Orders,
    Entries,
    Generations,
}

/// <summary>
/// Writes rows as they come from the database: memory does not grow with their number, a slow reader slows the query down, and one who goes
/// away ends it.
/// </summary>
internal sealed class CsvExport(NpgsqlDataSource dataSource)
{
    // A booking may carry a later time than its id when the clocks of two copies differ: the ids are searched a day wider than the times.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    public static string SqlOf(ExportKind kind) => kind switch
    {
        ExportKind.Orders =>
            """
            select id, user_id, out_trade_no, trade_no, package_code, package_name, amount_fen, credits, channel, state, refunded_fen,
                   created_at, paid_at, closed_at
              from orders where id >= $1 and id < $2 and created_at >= $3 and created_at < $4 order by id
            """,
        ExportKind.Entries => CreditReports.EntriesBetween,
        ExportKind.Generations =>
            """
            select id, user_id, model_code, state, duration_seconds, aspect_ratio, price_credits, charged_credits, upstream_cost_fen,
                   end_cause, error_code, created_at, submitted_at, finished_at
              from generations where id >= $1 and id < $2 and created_at >= $3 and created_at < $4 order by id
            """,
    };

    public async Task WriteAsync(
        ExportKind kind, ReportSpan span, bool withByteOrderMark, Stream output, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(SqlOf(kind), connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<Guid>
        {
            TypedValue = TimeOrderedId.FirstAt((span.Begin - Slack).ToUnixTimeMilliseconds()),
        });
        command.Parameters.Add(new NpgsqlParameter<Guid>
        {
            TypedValue = TimeOrderedId.FirstAt((span.End + Slack).ToUnixTimeMilliseconds()),
        });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = span.Begin.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = span.End.UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await using var writer = new StreamWriter(output, new UTF8Encoding(withByteOrderMark), bufferSize: 32_768, leaveOpen: true);
        var line = new StringBuilder();
        line.AppendJoin(',', Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)).Append("\r\n");
        await writer.WriteAsync(line, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            line.Clear();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                CsvLine.Append(column == 0 ? line : line.Append(','), reader.GetValue(column));
            }

            await writer.WriteAsync(line.Append("\r\n"), cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
    }
}
