namespace VivaApi.Backend.Integrations.Storage;

/// <summary>
/// The place where finished videos lie: a folder, or a bucket. Names are made by <see cref="VideoStore"/> and safe as they are.
/// </summary>
internal interface IVideoKeeper
{
    /// <summary>Takes a whole, checked file over; what had the name before is replaced in one step. The file is gone afterwards.</summary>
    /// <exception cref="VideoStoreException">The place cannot be reached or refuses; the file may be kept again later.</exception>
    Task KeepAsync(string file, string name, CancellationToken cancellationToken);

    /// <summary>A seekable stream, as range requests need it; null when there is no such video.</summary>
    /// <exception cref="VideoStoreException">The place cannot be reached or refuses.</exception>
    Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Harmless when there is nothing to delete.</summary>
    /// <exception cref="VideoStoreException">The place cannot be reached or refuses.</exception>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
