using System.Globalization;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// Alipay writes times as Beijing's wall clock without a zone. China has one zone and no summer time, so a fixed offset is exact, and it
/// asks nothing of the server: neither its zone, nor a culture, nor a time zone database.
/// </summary>
internal static class AlipayTime
{
    private const string Written = "yyyy-MM-dd HH:mm:ss";

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    // gmt_refund and some others come with fractions of a second.
    private static readonly string[] Read = [Written, Written + ".FFFFFFF"];

    public static string Format(DateTimeOffset time) => time.ToOffset(Beijing).ToString(Written, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Parse(string? text) =>
        DateTime.TryParseExact(text, Read, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? new DateTimeOffset(wall, Beijing).ToUniversalTime()
            : null;

    /// <summary>The day in Beijing: the one a bill belongs to.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Beijing).DateTime);

    /// <summary>The moment at which a day begins in Beijing.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Beijing).ToUniversalTime();
}
