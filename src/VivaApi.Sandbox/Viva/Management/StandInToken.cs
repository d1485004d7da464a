namespace VivaApi.Sandbox.Viva.Management;

/// <summary>One key of the account with its own limits; the names are the relay's, so that it is written out as it is.</summary>
internal sealed record StandInToken
{
    public const int Enabled = 1;
    public const int Disabled = 2;
    public const int Expired = 3;
    public const int Exhausted = 4;

    /// <summary>For <see cref="ExpiredTime"/>.</summary>
    public const long Never = -1;

    public required int Id { get; init; }

    public int UserId { get; init; } = ManagementGate.UserId;

    /// <summary>48 letters and digits, without the <c>sk-</c> that callers put before it.</summary>
    public required string Key { get; init; }

    public int Status { get; init; } = Enabled;

    public required string Name { get; init; }

    public long CreatedTime { get; init; }

    public long AccessedTime { get; init; }

    public long ExpiredTime { get; init; } = Never;

    public long RemainQuota { get; init; }

    public bool UnlimitedQuota { get; init; }

    public bool ModelLimitsEnabled { get; init; }

    /// <summary>Names with commas between them.</summary>
    public string ModelLimits { get; init; } = string.Empty;

    /// <summary>Addresses, one a line; empty lets every address in.</summary>
    public string AllowIps { get; init; } = string.Empty;

    public long UsedQuota { get; init; }

    public string Group { get; init; } = string.Empty;

    public bool CrossGroupRetry { get; init; }

    public bool HasRunOut(DateTimeOffset now) => ExpiredTime != Never && ExpiredTime < now.ToUnixTimeSeconds();

    public bool IsEmpty => !UnlimitedQuota && RemainQuota <= 0;

    public bool MayUse(string model) => !ModelLimitsEnabled || ModelLimits.Split(',').Contains(model, StringComparer.Ordinal);

    public bool MayCallFrom(string address) =>
        string.IsNullOrWhiteSpace(AllowIps)
        || AllowIps.Split('\n', StringSplitOptions.TrimEntries).Contains(address, StringComparer.Ordinal);
}
