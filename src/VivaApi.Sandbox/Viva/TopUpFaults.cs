using System.Collections.Concurrent;

namespace VivaApi.Sandbox.Viva;

/// <summary>What can go wrong with a top-up so that nobody learns what came of it.</summary>
internal enum TopUpFault
{
    None,

    /// <summary>The connection is reset, and nothing was done.</summary>
    LostBefore,

    /// <summary>The code was taken, and the connection is reset before the answer.</summary>
    LostAfter,
}

/// <summary>The faults of the next top-ups, and how many arrived.</summary>
internal sealed class TopUpFaults
{
    private readonly ConcurrentQueue<TopUpFault> planned = new();
    private int arrived;

    public int Arrived => Volatile.Read(ref arrived);

    public void Add(TopUpFault fault) => planned.Enqueue(fault);

    /// <summary>The fault of the top-up that has just arrived.</summary>
    public TopUpFault Next()
    {
        Interlocked.Increment(ref arrived);
        return planned.TryDequeue(out var fault) ? fault : TopUpFault.None;
    }
}
