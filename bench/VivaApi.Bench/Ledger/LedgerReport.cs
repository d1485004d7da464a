using System.Text.Json;
using Spectre.Console;

namespace VivaApi.Bench.Ledger;

/// <summary>The tables on screen and the same numbers as JSON.</summary>
internal static class LedgerReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(IAnsiConsole console, LedgerNumbers numbers, IReadOnlyList<LedgerTarget> targets)
    {
        console.Write(Measurements(numbers));
        PrintBytes(console, "reserve", numbers.ReserveBytes);
        PrintBytes(console, "accepted generation", numbers.AcceptBytes);
        console.Write(Ratios(targets));
        console.MarkupLineInterpolated($"audit after all of it: {(numbers.BooksAreRight ? "the books are right" : numbers.Audit)}");
    }

    private static void PrintBytes(IAnsiConsole console, string movement, (double Tables, double Log) bytes) =>
        console.MarkupLineInterpolated(
            $"bytes of one {movement}: {bytes.Tables:F0} in tables and indexes, {bytes.Log:F0} in the log");

    public static async Task WriteAsync(
        string file, string machine, LedgerNumbers numbers, IReadOnlyList<LedgerTarget> targets, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(new FileInfo(file).DirectoryName ?? ".");
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(
            stream,
            new
            {
                machine,
                measurements = numbers.Series.Select(series => new
                {
                    series.Name,
                    series.What,
                    series.PerSecond,
                    series.Least,
                    series.Most,
                    series.Samples,
                }),
                peakMemoryBytes = numbers.PeakMemoryBytes,
                reserveBytes = new { tables = numbers.ReserveBytes.Tables, log = numbers.ReserveBytes.Log },
                acceptBytes = new { tables = numbers.AcceptBytes.Tables, log = numbers.AcceptBytes.Log },
                booksAreRight = numbers.BooksAreRight,
                targets,
            },
            Json,
            cancellationToken);
    }

    private static Table Measurements(LedgerNumbers numbers)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("", "what", "per second", "range", "p50 / p95 / p99 ms", "CPU µs database + service");
        table.Columns[2].RightAligned();
        foreach (var series in numbers.Series)
        {
            table.AddRow(
                series.Name,
                series.What,
                $"{series.PerSecond:N0}",
                $"{series.Least:N0}–{series.Most:N0}",
                series.Samples[0].Milliseconds is null
                    ? ""
                    : $"{Of(series, l => l.P50)} / {Of(series, l => l.P95)} / {Of(series, l => l.P99)}",
                $"{series.Median(s => s.DatabaseMicroseconds):F0} + {series.Median(s => s.ServiceMicroseconds):F0}");
        }

        return table;
    }

    private static Table Ratios(IReadOnlyList<LedgerTarget> targets)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("ratio", "reached", "target", "");
        foreach (var target in targets)
        {
            table.AddRow(
                target.What,
                $"{target.Reached:0.00}",
                $"{(target.AtLeast ? "≥" : "≤")} {target.Wanted:0.##}",
                target.IsMet ? "[green]met[/]" : "[red]missed[/]");
        }

        return table;
    }

    private static string Of(Series series, Func<Latency, double> value) => $"{series.Median(sample => value(sample.Milliseconds!)):0.0}";
}
