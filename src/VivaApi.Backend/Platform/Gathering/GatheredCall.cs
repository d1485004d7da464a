namespace VivaApi.Backend.Platform.Gathering;

/// <summary>
/// One call at a time for many requests: what arrives while a call is in flight waits and goes together in the next one. Nothing waits
/// for company: when no call is in flight, a request is a call of its own at once. Each request gets its own answer.
/// </summary>
/// <param name="call">Does the work of all of them, in the order of their arrival, and returns an answer for each in that order.</param>
/// <param name="mayGoAlone">
/// Of a call that failed as a whole: whether each of its requests is then tried in a call of its own, so that one which cannot be done
/// harms no other. Only where it is certain, or does not matter, that the failed call did nothing.
/// </param>
internal sealed class GatheredCall<TItem, TAnswer>(
    Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> call, Func<Exception, bool> mayGoAlone, GatheringOptions options)
{
    private const int AloneAtOnce = 4;

    private readonly Lock gate = new();
    private readonly Queue<Asked> queue = new();
    private bool calling;

    /// <summary>How many wait for the next call.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return queue.Count;
            }
        }
    }

    /// <returns>The answer to come, or null when the queue is full.</returns>
    /// <param name="cancellationToken">A request that is cancelled while it waits is left out; one that is under way is not undone.</param>
    public Task<TAnswer>? TryAsk(TItem item, CancellationToken cancellationToken)
    {
        var waiting = new Asked(item, cancellationToken);
        lock (gate)
        {
            if (queue.Count >= options.MaxWaiting)
            {
                return null;
            }

            queue.Enqueue(waiting);
            if (calling)
            {
                return waiting.Answer.Task;
            }

            calling = true;
        }

        // Not in the asker's own flow: the next calls belong to others.
        ThreadPool.UnsafeQueueUserWorkItem(static gathered => _ = gathered.CallUntilNobodyWaitsAsync(), this, preferLocal: true);
        return waiting.Answer.Task;
    }

    private async Task CallUntilNobodyWaitsAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            await CallAsync(batch);
        }
    }

    private List<Asked> Next()
    {
        var batch = new List<Asked>();
        lock (gate)
        {
            while (batch.Count < options.BatchSize && queue.TryDequeue(out var waiting))
            {
                if (waiting.CancellationToken.IsCancellationRequested)
                {
                    waiting.Answer.TrySetCanceled(waiting.CancellationToken);
                }
                else
                {
                    batch.Add(waiting);
                }
            }

            calling = batch.Count > 0;
        }

        return batch;
    }

    private async Task CallAsync(List<Asked> batch)
    {
        try
        {
            var answers = await call(batch.ConvertAll(waiting => waiting.Item));
            if (answers.Count != batch.Count)
            {
                throw new InvalidOperationException($"{batch.Count} requests got {answers.Count} answers.");
            }

            foreach (var (waiting, answer) in batch.Zip(answers))
            {
                waiting.Answer.TrySetResult(answer);
            }
        }
        catch (Exception error) when (batch.Count > 1 && mayGoAlone(error))
        {
            await Parallel.ForEachAsync(
                batch,
                new ParallelOptions { MaxDegreeOfParallelism = AloneAtOnce },
                async (waiting, _) => await CallAsync([waiting]));
        }
        catch (Exception error)
        {
            // The askers are the ones who must know; the next call is not theirs.
            batch.ForEach(waiting => waiting.Answer.TrySetException(error));
        }
    }

    private sealed record Asked(TItem Item, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
