using Microsoft.Extensions.Time.Testing;

namespace VivaApi.Bench.Month;

/// <summary>What is to happen when; each event may add later ones.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTimeOffset At, int Turn)> events = new();
    private int turn;

    public void At(DateTimeOffset at, Func<CancellationToken, Task> happen) => events.Enqueue(happen, (at, turn++));

    public async Task RunAsync(FakeTimeProvider clock, CancellationToken cancellationToken)
    {
        while (events.TryDequeue(out var happen, out var when))
        {
            // An event may have taken time itself; then the next comes a little late, as in life.
            var wait = when.At - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                clock.Advance(wait);
            }

            await happen(cancellationToken);
        }
    }
}
