namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>What our books say of a customer, read at one moment, in credits.</summary>
/// <param name="Quota">Bought less refunded.</param>
/// <param name="Used">What their videos have cost.</param>
/// <param name="Elsewhere">The part of it that was made with other keys than their own.</param>
/// <param name="FailedSinceShown">Prices of videos that VivaAPI took with their own key since it was shown, and that failed.</param>
internal sealed record KeyBook(long Quota, long Used, long Elsewhere, long FailedSinceShown)
{
    public long Left => Quota - Used;
}

/// <summary>How a customer's own key and our books stood when its quota was set; units are VivaAPI's.</summary>
internal sealed record KeySettlement(KeyBook Book, long GrantedUnits, long UsedUnits, long LeftUnits, long OutsideCredits);

/// <summary>What a customer's own key is to be good for: pure arithmetic, in VivaAPI's units.</summary>
internal static class KeyAllowance
{
    /// <summary>
    /// What a key that was shown has been given in all: as much as before, more by what was bought since, less by what was refunded. What
    /// was used does not enter, neither here nor outside: VivaAPI's count takes it off.
    /// </summary>
    public static long Granted(DedicatedKey key, KeyBook book, KeyUnits units) =>
        checked(key.GrantedUnits!.Value + units.Of(book.Quota) - units.Of(key.GrantedQuota!.Value));

    /// <summary>What is to be left on it. Never below zero: what was spent outside before a refund cannot be had back.</summary>
    public static long Left(long granted, long usedUnits) => Math.Max(0, granted - usedUnits);
}
