namespace VivaApi.Backend.Platform.Workers;

/// <summary>
/// Works on several items at once, so that a slow one holds up nothing but its own place: while it is worked on, the other places are
/// filled again. A round thus lasts for as long as there is work.
/// </summary>
internal static class Slots
{
    /// <param name="places">Items that are worked on at once.</param>
    /// <param name="claim">
    /// Leases at most so many items. Asked when half of the places are free, not for each: a claim has a price, too.
    /// </param>
    /// <param name="work">Works on one. Its exception ends the round, when the others are done.</param>
    /// <param name="rest">Waits until there may be more to claim; ends early, without an exception, when it is told to.</param>
    /// <param name="cancellationToken">Nothing more is claimed; what is worked on is waited for.</param>
    /// <returns>How many items were worked on.</returns>
    public static async Task<int> FillAsync<TItem>(
        int places,
        Func<int, Task<List<TItem>>> claim,
        Func<TItem, Task> work,
        Func<CancellationToken, Task> rest,
        CancellationToken cancellationToken)
    {
        var running = await ClaimAsync(places, claim, work);
        var taken = running.Count;
        try
        {
            while (running.Count > 0 && !cancellationToken.IsCancellationRequested)
            {
                await UntilSomeAreFreeAsync(running, places / 2, rest, cancellationToken);
                if (running.Count is > 0 and var busy && busy < places && !cancellationToken.IsCancellationRequested)
                {
                    running.AddRange(await ClaimAsync(places - busy, claim, work));
                    taken += running.Count - busy;
                }
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }

        return taken;
    }

    private static async Task<List<Task>> ClaimAsync<TItem>(int count, Func<int, Task<List<TItem>>> claim, Func<TItem, Task> work) =>
        (await claim(count)).ConvertAll(item => work(item));

    /// <summary>Leaves in the list what is still worked on.</summary>
    private static async Task UntilSomeAreFreeAsync(
        List<Task> running, int enough, Func<CancellationToken, Task> rest, CancellationToken cancellationToken)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var resting = rest(woken.Token);
        do
        {
            await Task.WhenAny([.. running, resting]);
            foreach (var done in running.Where(task => task.IsCompleted).ToList())
            {
                running.Remove(done);
                await done;
            }
        }
        while (running.Count > enough && !resting.IsCompleted);

        await woken.CancelAsync();
        await resting;
    }
}
