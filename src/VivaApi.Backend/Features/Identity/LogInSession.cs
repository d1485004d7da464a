namespace VivaApi.Backend.Features.Identity;

/// <summary>
/// One log-in, from the password to the log-out: the family of all tokens that came of it. Tokens name it; when it has ended, none of
/// them works any more.
/// </summary>
internal sealed class LogInSession
{
    public const int MaxAddressLength = 64;

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Where the password came from, as <see cref="Platform.Access.AddressRange.CallerOf"/> writes it.</summary>
    public required string Address { get; init; }

    /// <summary>Which refresh token counts: the first is 1, each refresh adds one. A token says which it is.</summary>
    public int Turn { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the refresh token that counts was made.</summary>
    public DateTimeOffset TurnedAt { get; init; }

    /// <summary>When that token's time is over.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended before its time; null while it goes on.</summary>
    public LogInEnd? EndedBy { get; init; }
}

internal enum LogInEnd
{
    /// <summary>The user logged out there.</summary>
    LogOut,

    /// <summary>The user logged out everywhere.</summary>
    LogOutEverywhere,

    /// <summary>A refresh token came that had been used: one of its two holders is not the user.</summary>
    Reuse,

    /// <summary>The user is no operator any more.</summary>
    RoleTaken,

    /// <summary>The user had too many, and this one was not used for longest.</summary>
    Crowded,
}
