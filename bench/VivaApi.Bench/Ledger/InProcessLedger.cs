using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Bench.Ledger;

/// <summary>The C# ledger itself: open a transaction, reserve, commit, as fast as 16 tasks can.</summary>
internal sealed class InProcessLedger(IServiceProvider services, TimeProvider time)
{
    private const int Tasks = 16;

    public async Task<(double PerSecond, Latency Milliseconds)> RunAsync(bool hot, int seconds, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var took = await Task.WhenAll(Enumerable.Range(0, Tasks).Select(
            task => Task.Run(() => SpendAsync(task, hot, TimeSpan.FromSeconds(seconds), cancellationToken), cancellationToken)));
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var sorted = took.SelectMany(times => times).Order().ToList();
        double At(double share) => sorted[(int)((sorted.Count - 1) * share)].TotalMilliseconds;
        return (sorted.Count / elapsed, new Latency(At(0.5), At(0.95), At(0.99)));
    }

    private async Task<List<TimeSpan>> SpendAsync(int task, bool hot, TimeSpan length, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var took = new List<TimeSpan>();

        // Each task walks over all accounts from a place of its own, with a stride that has no divisor in common with their number.
        for (long turn = 0; Stopwatch.GetElapsedTime(began) < length; turn++)
        {
            var account = hot ? 1 : 1 + (int)((turn * 7_919 + task * (Seed.Accounts / Tasks)) % Seed.Accounts);
            var one = Stopwatch.GetTimestamp();
            await ReserveAsync(Seed.UserId(account), cancellationToken);
            took.Add(Stopwatch.GetElapsedTime(one));
        }

        return took;
    }

    private async Task ReserveAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var ledger = scope.ServiceProvider.GetRequiredService<CreditLedger>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var reference = LedgerReference.OfGeneration(Guid.CreateVersion7(time.GetUtcNow()));
        (await ledger.ReserveAsync(userId, new CreditAmount(15), reference, cancellationToken)).AppliedOrThrow(reference);
        await transaction.CommitAsync(cancellationToken);
    }
}
