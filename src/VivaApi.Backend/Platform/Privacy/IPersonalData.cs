namespace VivaApi.Backend.Platform.Privacy;

/// <summary>
/// Implemented by each feature that keeps something about customers: shown to them in an export, taken out at a deletion.
/// </summary>
internal interface IPersonalData
{
    /// <summary>The section of an export, camelCase.</summary>
    string Section { get; }

    /// <summary>Why the customer cannot be deleted now, in a sentence for them; null when nothing stands in the way.</summary>
    Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Takes out or replaces what is personal, in the caller's transaction. Repeatable.</summary>
    Task EraseAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Everything that is kept, row by row, in the form of the API.</summary>
    IAsyncEnumerable<object> ExportAsync(Guid userId);
}
