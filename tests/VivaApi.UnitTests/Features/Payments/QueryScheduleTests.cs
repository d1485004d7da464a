using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Queries;

namespace VivaApi.UnitTests.Features.Payments;

public sealed class QueryScheduleTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(209, 10)]
    [InlineData(210, 30)]
    [InlineData(211, 60)]
    [InlineData(212, 120)]
    [InlineData(213, 300)]
    [InlineData(214, 600)]
    [InlineData(1_000, 600)]
    public void Questions_come_every_ten_seconds_while_somebody_may_be_paying_and_then_ever_more_rarely(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), QuerySchedule.PauseAfter(attempts, new PaymentOptions()));

    [Fact]
    public void By_default_the_attentive_pace_outlasts_the_time_for_which_an_order_can_be_paid_and_its_grace()
    {
        var options = new PaymentOptions();
        var payable = (60 * options.PayWithinMinutes) + options.CloseGraceSeconds;

        Assert.All(
            Enumerable.Range(0, payable / options.QuerySeconds),
            attempts => Assert.Equal(TimeSpan.FromSeconds(10), QuerySchedule.PauseAfter(attempts, options)));
    }

    [Theory]
    [InlineData(5, 419, 5)]
    [InlineData(5, 420, 30)]
    [InlineData(60, 34, 60)]
    [InlineData(60, 35, 30)]
    public void Another_pace_is_kept_for_as_long(int pace, int attempts, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), QuerySchedule.PauseAfter(attempts, new PaymentOptions { QuerySeconds = pace }));
}
