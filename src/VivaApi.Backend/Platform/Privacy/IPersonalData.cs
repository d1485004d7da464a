namespace VivaApi.Backend.Platform.Privacy;

/// <summary>
/// Implemented by each feature that keeps something about customers: shown to them in an export, taken out at a deletion. What a feature
/// keeps in further tables has sections of its own (<see cref="IPersonalExport"/>) and is taken out by the one of the feature.
/// </summary>
internal interface IPersonalData : IPersonalExport
{
    /// <summary>Why the customer cannot be deleted now, in a sentence for them; null when nothing stands in the way.</summary>
    Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Takes out or replaces what is personal, in the caller's transaction. Repeatable.</summary>
    Task EraseAsync(Guid userId, CancellationToken cancellationToken);
}
