namespace VivaApi.Backend.Integrations.Storage;

/// <summary>What came of fetching a finished video.</summary>
internal abstract record VideoDownloadOutcome
{
    private VideoDownloadOutcome()
    {
    }

    internal sealed record Stored(StoredVideo Video) : VideoDownloadOutcome;

    /// <summary>The file is not there, or not any more; asking again will not help.</summary>
    internal sealed record Gone(string Reason) : VideoDownloadOutcome;

    /// <summary>Something is there that is not taken: no video, too large, a private address.</summary>
    internal sealed record Refused(string Reason) : VideoDownloadOutcome;

    /// <summary>No answer, a cut one, or "later": ask again.</summary>
    internal sealed record Unreachable(string Reason) : VideoDownloadOutcome;
}
