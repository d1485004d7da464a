using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Identity;
using VivaApi.Bench.Product;
using VivaApi.Migrations;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Queue;

/// <summary>What it costs to claim jobs from a short queue and from a long one: the same, or the queue is built wrongly.</summary>
internal static class QueueBench
{
    private const int Short = 100;
    private const int Long = 10_000;
    private const int CustomersBehind = 500;

    /// <returns>0 when claiming from the long queue costs at most this many hundredths of claiming from the short one.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var defaults = new Dictionary<string, int> { ["claims"] = 300, ["percent"] = 200 };
        if (await BenchArguments.ReadAsync(arguments, defaults) is not { } options)
        {
            return 2;
        }

        await using var product = await BenchProduct.StartAsync(new VivaStandInOptions(), cancellationToken);
        await using var dataSource = NpgsqlDataSource.Create(product.Database);
        await FillAsync(dataSource, Short, cancellationToken);

        // Once for nothing: neither the compiler nor an empty cache is the queue's cost.
        await MeasureAsync(dataSource, options["claims"], cancellationToken);
        var few = await MeasureAsync(dataSource, options["claims"], cancellationToken);
        await FillAsync(dataSource, Long - Short, cancellationToken);
        var many = await MeasureAsync(dataSource, options["claims"], cancellationToken);
        var ratio = many / few;
        await LetWaitAsync(dataSource, cancellationToken);
        var behind = await MeasureAsync(dataSource, options["claims"], cancellationToken);
        var ratioBehind = behind / few;
        await Console.Out.WriteLineAsync(
            $"""
             claiming 8 jobs, median of {options["claims"]}:
             {few.TotalMilliseconds:0.00} ms with {Short} queued
             {many.TotalMilliseconds:0.00} ms with {Long} queued: {Times(ratio)}
             {behind.TotalMilliseconds:0.00} ms with {CustomersBehind} customers more who wait behind their own jobs: {Times(ratioBehind)}
             """);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
        {
            shortQueue = Short,
            shortMs = few.TotalMilliseconds,
            longQueue = Long,
            longMs = many.TotalMilliseconds,
            ratio,
            behindMs = behind.TotalMilliseconds,
            ratioBehind,
        }));
        return Math.Max(ratio, ratioBehind) * 100 <= options["percent"] ? 0 : 1;
    }

    private static string Times(double ratio) => $"{ratio.ToString("0.00", CultureInfo.InvariantCulture)} times";

    /// <summary>Customers who have all their places taken, by jobs that are long at VivaAPI, and one more job each.</summary>
    private static async Task LetWaitAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var db = MigrationRunner.Open(dataSource);
        var model = await db.GenerationModels.OrderBy(candidate => candidate.Position).FirstAsync(cancellationToken);
        var problem = GenerationSpec.Complete(new CreateGenerationRequest("a cat at the piano"), model, out var spec);
        Debug.Assert(problem is null, "The first model takes a prompt without anything else.");
        var now = TimeProvider.System.GetUtcNow();
        var places = new GenerationOptions().MaxOpenPerCustomer;
        for (var customer = 0; customer < CustomersBehind; customer++)
        {
            var caller = new Caller(Guid.CreateVersion7(now));
            db.Generations.AddRange(Enumerable.Range(0, places + 1).Select(_ => GenerationJob.Queue(caller, spec!, now)));
        }

        await db.SaveChangesAsync(cancellationToken);
        await using var wait = dataSource.CreateCommand(
            $"""
             update generations g set lined_up = true, state = 'in_doubt', doubtful_since = now()
               from (select id, row_number() over (partition by user_id order by id) as place,
                            count(*) over (partition by user_id) as jobs from generations) of
              where of.id = g.id and of.jobs > 1 and of.place <= {places};
             analyze generations
             """);
        await wait.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task FillAsync(NpgsqlDataSource dataSource, int count, CancellationToken cancellationToken)
    {
        await using var db = MigrationRunner.Open(dataSource);
        var model = await db.GenerationModels.OrderBy(candidate => candidate.Position).FirstAsync(cancellationToken);
        var problem = GenerationSpec.Complete(new CreateGenerationRequest("a cat at the piano"), model, out var spec);
        Debug.Assert(problem is null, "The first model takes a prompt without anything else.");
        var now = TimeProvider.System.GetUtcNow();
        db.Generations.AddRange(Enumerable.Range(0, count).Select(
            _ => GenerationJob.Queue(new Caller(Guid.CreateVersion7(now)), spec!, now)));
        await db.SaveChangesAsync(cancellationToken);
        await using var analyze = dataSource.CreateCommand("vacuum analyze generations");
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<TimeSpan> MeasureAsync(NpgsqlDataSource dataSource, int claims, CancellationToken cancellationToken)
    {
        await using var db = MigrationRunner.Open(dataSource);
        await using var services = new ServiceCollection()
            .AddSingleton(Options.Create(new GenerationOptions()))
            .AddSingleton(TimeProvider.System)
            .BuildServiceProvider();
        var queue = ActivatorUtilities.CreateInstance<GenerationQueue>(services, db);
        var took = new List<TimeSpan>();
        for (var claim = 0; claim < claims; claim++)
        {
            var began = Stopwatch.GetTimestamp();
            var jobs = await queue.ClaimForSubmitAsync(new GenerationOptions().BatchSize, cancellationToken);
            took.Add(Stopwatch.GetElapsedTime(began));
            if (jobs.Count != new GenerationOptions().BatchSize)
            {
                throw new InvalidOperationException($"A claim brought {jobs.Count} jobs.");
            }

            // Back to where they were, so that every claim finds the queue as long as the one before.
            var ids = jobs.Select(job => job.Id).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"update generations set state = 'queued', lease_token = null, leased_until = null where id = any({ids})",
                cancellationToken);
        }

        return took.Order().ElementAt(claims / 2);
    }
}
