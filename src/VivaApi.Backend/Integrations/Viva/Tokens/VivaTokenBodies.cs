using System.Text.Json.Serialization;

namespace VivaApi.Backend.Integrations.Viva.Tokens;

/// <summary>
/// A whole token as it is sent. The relay takes every field that is left out for zero (and an <c>expired_time</c> of zero for "has run
/// out"), so nothing may be left out. There is no status in it: a status beside an exhausted quota would be refused.
/// </summary>
internal sealed record VivaTokenBody(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Id,
    string Name,
    long RemainQuota,
    bool UnlimitedQuota,
    long ExpiredTime,
    bool ModelLimitsEnabled,
    string ModelLimits,
    string AllowIps,
    string Group,
    bool CrossGroupRetry)
{
    public const long NeverExpires = -1;

    /// <summary>A new token: for every model, from everywhere, without an end, good for this much.</summary>
    public static VivaTokenBody New(string name, long remainQuota) => new(
        0, name, remainQuota, false, NeverExpires, false, string.Empty, string.Empty, string.Empty, false);
}

internal sealed record VivaTokenIds(IReadOnlyList<long> Ids);

internal sealed record VivaTokenStatus(long Id, int Status);
