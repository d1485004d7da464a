using System.Security.Cryptography;
using System.Text;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Quota.Master;

internal enum MasterKeyState
{
    /// <summary>Takes jobs, unless it rests.</summary>
    Active,

    /// <summary>Takes no new jobs and serves those that went with it.</summary>
    Retired,

    /// <summary>Gone; the row tells of whose account its jobs were.</summary>
    Removed,
}

/// <summary>
/// A key that serves many customers. Its text is in the settings of the copies, or encrypted here; never in clear. Rests are by the
/// database's clock, so that all copies hold back together.
/// </summary>
internal sealed class MasterKey
{
    public const int MaxNameLength = 64;

    public const int MaxWeight = VivaKeySetting.MaxWeight;

    public const int MostKeys = VivaKeySetting.MostKeys;

    private const int HintLength = 4;

    public Guid Id { get; init; }

    /// <summary>What operators call it; a setting's name for one that came from there.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key, in hexadecimal: knows the key again and does not tell it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The key's last four characters.</summary>
    public required string Hint { get; init; }

    /// <summary>The key, encrypted by Data Protection; null while only settings hold it.</summary>
    public string? EncryptedKey { get; init; }

    /// <summary>The number of its account at VivaAPI; null for the account of <c>Viva__UserId</c>.</summary>
    public string? Account { get; init; }

    /// <summary>The access token of an account of its own, encrypted; the newest for all of the account's keys.</summary>
    public string? EncryptedAccessToken { get; init; }

    /// <summary>Its share of new jobs beside the others' weights.</summary>
    public int Weight { get; init; }

    public MasterKeyState State { get; init; }

    /// <summary>Why it rests; null when it does not.</summary>
    public VivaRefusal? RestKind { get; init; }

    /// <summary>VivaAPI's own words; for operators.</summary>
    public string? RestReason { get; init; }

    /// <summary>When it last was sent to rest; null when it works.</summary>
    public DateTimeOffset? RestedAt { get; init; }

    /// <summary>Until when it is left alone. Then one job tries it, and it rests on until that one is answered.</summary>
    public DateTimeOffset? RestingUntil { get; init; }

    /// <summary>The length of the present rest; doubles with each try that is refused.</summary>
    public int RestSeconds { get; init; }

    /// <summary>When a copy of the service last had it in its settings.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was removed; its account's access token goes <see cref="MasterKeyDesk.TokenKept"/> later.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    public static bool IsKey(string? text) => VivaKeySetting.IsKey(text);

    public static bool IsAccount(string? text) => text is null || (text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit));

    public static string FingerprintOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static string HintOf(string key) => key[^HintLength..];
}
