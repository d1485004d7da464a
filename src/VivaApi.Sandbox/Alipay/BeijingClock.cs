using System.Globalization;

namespace VivaApi.Sandbox.Alipay;

/// <summary>Alipay's clock: Beijing time without a zone.</summary>
internal static class BeijingClock
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(8);

    public static string Text(DateTimeOffset time) => time.ToOffset(Ahead).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.ToOffset(Ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Compact(DateTimeOffset time, string format) => time.ToOffset(Ahead).ToString(format, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? new DateTimeOffset(wall, Ahead)
            : null;
}
