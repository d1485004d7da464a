namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>When an event is tried again: soon at first, then ever more rarely, the last time when its hours are over.</summary>
internal static class WebhookRetry
{
    /// <summary>Each pause is this much longer or shorter, so that an endpoint that comes back is not met by everybody at once.</summary>
    private const double Jitter = 0.2;

    private static readonly TimeSpan LongestWish = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(12),
    ];

    /// <param name="tries">How often it was tried, at least 1.</param>
    /// <param name="age">How long ago the tries began.</param>
    /// <param name="limit">For how long it is tried.</param>
    /// <param name="wish">What the endpoint's <c>Retry-After</c> asked for; honoured up to a day.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <returns>The pause before the next try, or null when there is none.</returns>
    public static TimeSpan? After(int tries, TimeSpan age, TimeSpan limit, TimeSpan? wish, double chance)
    {
        if (age >= limit)
        {
            return null;
        }

        var planned = Pauses[Math.Min(tries, Pauses.Length) - 1] * (1 - Jitter + (2 * Jitter * chance));
        var asked = wish is { } some ? (some < LongestWish ? some : LongestWish) : TimeSpan.Zero;
        var pause = planned > asked ? planned : asked;
        return age + pause > limit && asked < limit - age ? limit - age : pause;
    }
}
