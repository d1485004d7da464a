namespace VivaApi.Backend.Features.Identity;

/// <summary>Wrong passwords of one subject (an account, an address, both together) in one stretch of time.</summary>
internal sealed class LogInCount
{
    public const int MaxSubjectLength = 150;

    public required string Subject { get; init; }

    public int Failures { get; init; }

    /// <summary>When the stretch is over and the count is nothing again.</summary>
    public DateTimeOffset EndsAt { get; init; }
}
