namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>A day as the operators count it: in Beijing, which keeps UTC+8 all year.</summary>
internal static class BeijingDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, Offset).ToUniversalTime();

    /// <summary>The hour in UTC of an hour in Beijing.</summary>
    public static int HourInUtc(int hour) => (hour + 24 - Offset.Hours) % 24;
}
