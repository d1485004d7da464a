namespace VivaApi.Sandbox.Viva.Management;

/// <summary>So many calls within so long, as the relay counts them; one call too many is answered 429 with nothing.</summary>
internal sealed class Throttle(int most, TimeSpan window, TimeProvider time)
{
    private readonly Queue<DateTimeOffset> calls = new();
    private readonly Lock gate = new();

    public RequestDelegate Before(RequestDelegate handle) => context =>
    {
        if (TryPass())
        {
            return handle(context);
        }

        context.Response.StatusCode = 429;
        return Task.CompletedTask;
    };

    private bool TryPass()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (calls.TryPeek(out var oldest) && now - oldest >= window)
            {
                calls.Dequeue();
            }

            if (calls.Count >= most)
            {
                return false;
            }

            calls.Enqueue(now);
            return true;
        }
    }
}
