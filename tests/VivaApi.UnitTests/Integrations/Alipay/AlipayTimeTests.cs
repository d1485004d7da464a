using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayTimeTests
{
    [Fact]
    public void A_time_is_written_as_beijings_wall_clock()
    {
        Assert.Equal("2026-11-24 00:30:00", AlipayTime.Format(new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero)));
        Assert.Equal("2026-11-24 00:30:00", AlipayTime.Format(new DateTimeOffset(2026, 11, 23, 11, 30, 0, TimeSpan.FromHours(-5))));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    public void Times_are_beijings_whatever_the_zone_of_the_server(string zone)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.Equal("2026-11-24 00:30:00", AlipayTime.Format(new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero)));
            Assert.Equal(new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero), AlipayTime.Parse("2026-11-24 00:30:00"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Theory]
    [InlineData("2026-11-24 00:30:00", 0)]
    [InlineData("2026-11-24 00:30:00.5", 500)]
    [InlineData("2026-11-24 00:30:00.123", 123)]
    public void A_time_is_read_as_beijings_with_or_without_fractions(string text, int milliseconds) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 16, 30, 0, milliseconds, TimeSpan.Zero), AlipayTime.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-13-24 00:30:00")]
    [InlineData("2026-11-24T00:30:00Z")]
    public void What_is_not_a_time_is_none(string? text) => Assert.Null(AlipayTime.Parse(text));

    [Theory]
    [InlineData("2026-11-30T15:59:59Z", 30, 11)]
    [InlineData("2026-11-30T16:00:00Z", 1, 12)]
    public void The_bills_day_turns_at_beijings_midnight(string utc, int day, int month) =>
        Assert.Equal(
            new DateOnly(2026, month, day),
            AlipayTime.DayOf(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)));
}
