namespace VivaApi.Sandbox.Demo;

/// <summary>A customer's credits and quota at one moment.</summary>
internal sealed record DemoBalance(string Moment, QuotaAnswer Quota)
{
    /// <summary>The numbers by the names a person sees them under.</summary>
    public IEnumerable<(string Name, long Value)> Numbers =>
    [
        ("credits available", Quota.AvailableCredits),
        ("quota", Quota.Quota),
        ("quota used", Quota.Used),
        ("quota reserved", Quota.Reserved),
        ("quota remaining", Quota.Remaining),
    ];
}
