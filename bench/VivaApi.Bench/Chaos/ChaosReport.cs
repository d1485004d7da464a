using System.Globalization;
using Npgsql;
using VivaApi.Bench.Product;
using VivaApi.Migrations;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Chaos;

/// <param name="Ends">How many jobs ended in which state.</param>
/// <param name="UpstreamTasks">Tasks that VivaAPI made and charged.</param>
/// <param name="CreditsSettled">Credits that customers paid for their jobs.</param>
/// <param name="Struck">How many jobs met each kind of fault: a copy that is killed before it sends spares its jobs theirs.</param>
/// <param name="Wrong">What does not hold, in words; empty when everything does.</param>
internal sealed record ChaosFindings(
    IReadOnlyDictionary<string, long> Ends,
    int UpstreamTasks,
    long CreditsSettled,
    IReadOnlyDictionary<string, int> Struck,
    IReadOnlyList<string> Wrong);

/// <summary>Compares what the customers asked for, what the books say, and what VivaAPI was made to do.</summary>
internal sealed class ChaosReport(BenchProduct product, IReadOnlyList<(string Prompt, VivaFault Fault)> prompts, int customers)
{
    private const int CreditsBought = 500;
    private const int LeastOfAKind = 20;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public async Task UntilAllHaveEndedAsync(CancellationToken cancellationToken)
    {
        var shown = long.MaxValue;
        while (await CountAsync("generations where finished_at is null", cancellationToken) is var open and > 0)
        {
            if (open <= shown - 50 || open < 50)
            {
                shown = open;
                await Console.Out.WriteLineAsync($"{open} jobs are open");
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }

    public async Task<ChaosFindings> FindAsync(CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        var ends = await EndsAsync(cancellationToken);
        Expect("jobs", ends.Values.Sum(), prompts.Count);
        Expect("jobs that have not ended", await CountAsync("generations where finished_at is null", cancellationToken), 0);
        Expect("prompts that became several jobs", await CountAsync(
            "(select prompt from generations group by prompt having count(*) > 1) as twice", cancellationToken), 0);
        Expect("jobs whose credits did not move exactly once", await CountAsync(
            "generations as g where 1 <> (select count(*) from credit_entries as e where e.reference = 'generation:' || g.id"
            + " and e.kind in ('settle', 'release'))", cancellationToken), 0);
        Expect("credits still held", await SumAsync("reserved_credits", cancellationToken), 0);
        var settled = await product.AskAsync<long>(
            "select coalesce(sum(amount), 0) from credit_entries where kind = 'settle'", cancellationToken);
        Expect("credits left", await SumAsync("available_credits", cancellationToken), customers * CreditsBought - settled);

        var made = product.Viva.Submissions.Where(submission => submission.TaskId is not null).ToList();
        var twice = made.GroupBy(submission => submission.Prompt, StringComparer.Ordinal).Where(tasks => tasks.Count() > 1).ToList();
        wrong.AddRange(twice.Select(tasks => $"VivaAPI made \"{tasks.Key}\" {tasks.Count()} times"));
        await CompareTasksAsync(made.ToLookup(submission => submission.Prompt, submission => submission.TaskId!), wrong, cancellationToken);
        wrong.AddRange(prompts.Where(one => one.Fault != VivaFault.None).GroupBy(one => one.Fault)
            .Where(kind => prompts.Count >= 1_000 && kind.Count() < LeastOfAKind)
            .Select(kind => $"the fault {kind.Key} was dealt only {kind.Count()} times"));
        var struck = product.Viva.Submissions.Where(submission => submission.Fault != VivaFault.None)
            .DistinctBy(submission => submission.Prompt, StringComparer.Ordinal)
            .CountBy(submission => submission.Fault)
            .ToDictionary(kind => kind.Key.ToString(), kind => kind.Value, StringComparer.Ordinal);
        wrong.AddRange(prompts.Select(one => one.Fault).Distinct().Where(kind => kind != VivaFault.None)
            .Where(kind => prompts.Count >= 1_000 && struck.GetValueOrDefault(kind.ToString()) < LeastOfAKind / 2)
            .Select(kind => $"the fault {kind} struck less than half of the jobs that it was dealt to"));
        await using var audit = new StringWriter(CultureInfo.InvariantCulture);
        if (!await Audit.RunAsync(product.Database, audit, cancellationToken))
        {
            wrong.Add($"the audit: {audit}");
        }

        return new ChaosFindings(ends, made.Count, settled, struck, wrong);

        void Expect(string what, long found, long expected)
        {
            if (found != expected)
            {
                wrong.Add($"{what}: {found}, must be {expected}");
            }
        }
    }

    /// <summary>
    /// A job may not hold a task that was made for another, none may have a video that VivaAPI did not make, and a task that no job holds
    /// must be one that was written off, at the operator's risk.
    /// </summary>
    private async Task CompareTasksAsync(ILookup<string, string> made, List<string> wrong, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(product.Database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select prompt, task_id, state from generations", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (prompt, task) = (rows.GetString(0), await rows.IsDBNullAsync(1, cancellationToken) ? null : rows.GetString(1));
            if (task is not null && !made[prompt].Contains(task, StringComparer.Ordinal))
            {
                wrong.Add($"\"{prompt}\" holds the task {task}, which was made for another");
            }

            if (task is null && rows.GetString(2) == "succeeded")
            {
                wrong.Add($"\"{prompt}\" succeeded without a task");
            }

            if (task is null && made[prompt].Any() && rows.GetString(2) != "written_off")
            {
                wrong.Add($"\"{prompt}\" is {rows.GetString(2)}, and VivaAPI was paid for it");
            }
        }
    }

    private Task<long> CountAsync(string from, CancellationToken cancellationToken) =>
        product.AskAsync<long>($"select count(*) from {from}", cancellationToken);

    private Task<long> SumAsync(string column, CancellationToken cancellationToken) =>
        product.AskAsync<long>($"select coalesce(sum({column}), 0) from user_credit_accounts", cancellationToken);

    private async Task<Dictionary<string, long>> EndsAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(product.Database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select state, count(*) from generations group by state", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var ends = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            ends.Add(rows.GetString(0), rows.GetInt64(1));
        }

        return ends;
    }
}
