using System.Globalization;

namespace VivaApi.Backend.Platform.RateLimits;

/// <summary>
/// The fields of the IETF draft <c>draft-ietf-httpapi-ratelimit-headers</c>: <c>RateLimit-Policy</c> says what is allowed
/// (<c>q</c> requests in <c>w</c> seconds), <c>RateLimit</c> what is left (<c>r</c>) and when all is there again (<c>t</c> seconds).
/// </summary>
internal static class RateLimitHeaders
{
    public const string Policy = "RateLimit-Policy";
    public const string State = "RateLimit";

    public static void Write(IHeaderDictionary headers, RateLimitCount first, RateLimitCount? second)
    {
        headers[Policy] = second is { } other ? $"{PolicyOf(first)}, {PolicyOf(other)}" : PolicyOf(first);
        headers[State] = second is { } another ? $"{StateOf(first)}, {StateOf(another)}" : StateOf(first);
        if ((second?.RetryAfter ?? first.RetryAfter) is { } wait)
        {
            headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string PolicyOf(RateLimitCount count) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{count.Policy}\";q={count.Quota};w={RateLimitCount.WindowSeconds}");

    private static string StateOf(RateLimitCount count) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{count.Policy}\";r={count.Remaining};t={count.ResetSeconds}");
}
