namespace VivaApi.Backend.Integrations.Viva.Tokens;

/// <summary>A key of the account as VivaAPI lists it.</summary>
/// <param name="Key">With <c>sk-</c>; null where the host shows it masked.</param>
/// <param name="IsEnabled">False when switched off, run out or used up.</param>
/// <param name="Body">All that a change must send back.</param>
/// <param name="UsedQuota">What was ever spent with it. Setting its quota does not touch that, and what is given back lowers it.</param>
internal sealed record VivaToken(long Id, string? Key, bool IsEnabled, VivaTokenBody Body, long UsedQuota)
{
    public string Name => Body.Name;
}

/// <summary>Why the token API did not do what it was asked.</summary>
internal enum VivaTokenTrouble
{
    /// <summary>No answer that could be read; whether it was done is not known.</summary>
    Unreachable,

    /// <summary>Asked too often: wait.</summary>
    Throttled,

    /// <summary>The access token or the user's number is wrong.</summary>
    Denied,

    /// <summary>The account has as many keys as it may have.</summary>
    Full,

    /// <summary>Any other refusal.</summary>
    Refused,
}

/// <summary>What came of a call; <paramref name="Trouble"/> is null when it was done.</summary>
/// <param name="Reason">For operators: short, one line, without keys.</param>
internal sealed record VivaTokenResult<T>(T Value, VivaTokenTrouble? Trouble, string Reason);
