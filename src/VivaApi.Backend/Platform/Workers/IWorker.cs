namespace VivaApi.Backend.Platform.Workers;

/// <summary>
/// Work that goes on beside the requests. Every round runs in a scope of its own; coordination between copies of the service
/// is the round's own business (leases in the database), so any number of copies may run it at once.
/// </summary>
internal interface IWorker
{
    /// <summary>Stable, lower-case, with dashes: the name by which it is woken, logged and measured.</summary>
    static abstract string Name { get; }

    /// <summary>How long to sleep when a round found nothing to do and nobody wakes it.</summary>
    static abstract TimeSpan Pause(IServiceProvider services);

    /// <summary>One bounded round.</summary>
    /// <returns>How many items were worked on; above zero, the next round follows at once.</returns>
    Task<int> RunOnceAsync(CancellationToken cancellationToken);
}
