using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Section <c>Auth</c>.</summary>
internal sealed class AuthOptions
{
    /// <summary>Minutes for which an access token is good. Default 60.</summary>
    [Range(1, 1_440)]
    public int AccessTokenMinutes { get; init; } = 60;

    /// <summary>Days for which a refresh token is good. Default 14.</summary>
    [Range(1, 90)]
    public int RefreshTokenDays { get; init; } = 14;

    /// <summary>Fewest characters of a password. Default 10; length counts for more than kinds of characters.</summary>
    [Range(8, 64)]
    public int MinPasswordLength { get; init; } = 10;

    /// <summary>Wrong passwords in a row after which a log-in is locked. Default 10.</summary>
    [Range(3, 100)]
    public int MaxFailedLogIns { get; init; } = 10;

    /// <summary>Minutes for which it stays locked. Default 5.</summary>
    [Range(1, 1_440)]
    public int LockMinutes { get; init; } = 5;
}
