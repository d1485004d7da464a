namespace VivaApi.Sandbox.Viva.Management;

/// <summary>
/// What a caller sends to make or change a token. What is left out is zero, as with the relay: an update replaces everything.
/// </summary>
internal sealed record StandInTokenBody
{
    private const long LargestQuota = 1_000_000_000 * StandInPrices.QuotaPerDollar;

    public int Id { get; init; }

    public int Status { get; init; }

    public string? Name { get; init; }

    public long ExpiredTime { get; init; }

    public long RemainQuota { get; init; }

    public bool UnlimitedQuota { get; init; }

    public bool ModelLimitsEnabled { get; init; }

    public string? ModelLimits { get; init; }

    public string? AllowIps { get; init; }

    public string? Group { get; init; }

    public bool CrossGroupRetry { get; init; }

    /// <summary>The relay's words for what is wrong; null when nothing is.</summary>
    public string? Problem(VivaManner manner)
    {
        // In bytes: ten Chinese characters are thirty.
        var longest = manner switch { VivaManner.Modern => 50, VivaManner.Legacy => 30 };
        if (System.Text.Encoding.UTF8.GetByteCount(Name ?? string.Empty) > longest)
        {
            return "令牌名称过长";
        }

        return UnlimitedQuota ? null
            : RemainQuota < 0 ? "额度值不能为负数"
            : RemainQuota > LargestQuota ? $"额度值超出有效范围，最大值为 {LargestQuota}"
            : null;
    }

    public StandInToken ApplyTo(StandInToken token) => token with
    {
        Name = Name ?? string.Empty,
        ExpiredTime = ExpiredTime,
        RemainQuota = RemainQuota,
        UnlimitedQuota = UnlimitedQuota,
        ModelLimitsEnabled = ModelLimitsEnabled,
        ModelLimits = ModelLimits ?? string.Empty,
        AllowIps = AllowIps ?? string.Empty,
        Group = Group ?? string.Empty,
        CrossGroupRetry = CrossGroupRetry,
    };
}
