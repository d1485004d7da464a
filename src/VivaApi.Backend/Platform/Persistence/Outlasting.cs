using Npgsql;
using Polly;
using Polly.Retry;

namespace VivaApi.Backend.Platform.Persistence;

/// <summary>
/// Repeats a write while the database is away for a moment (a failover, a restart), where what is to be written cannot be had again. The
/// write must be repeatable: whether one whose answer was lost took place, nobody knows.
/// </summary>
internal sealed class Outlasting(TimeProvider time)
{
    private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsPassing),
            MaxRetryAttempts = 8,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(10),
            BackoffType = DelayBackoffType.Exponential,
        })
        .Build();

    /// <summary>About half a minute in all; then the fault is the caller's.</summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> write) =>
        await pipeline.ExecuteAsync(async _ => await write(), CancellationToken.None);

    // EF wraps a passing fault in the advice to use its own repeats, which do not fit transactions that are opened by hand.
    private static bool IsPassing(Exception error) =>
        error is NpgsqlException { IsTransient: true }
            or InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } };
}
