using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Queries;

namespace VivaApi.UnitTests.Features.Payments;

public sealed class QueryScheduleTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(29, 10)]
    [InlineData(30, 30)]
    [InlineData(31, 60)]
    [InlineData(32, 120)]
    [InlineData(33, 300)]
    [InlineData(34, 600)]
    [InlineData(1_000, 600)]
    public void Questions_come_every_ten_seconds_while_somebody_may_be_paying_and_then_ever_more_rarely(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), QuerySchedule.PauseAfter(attempts, new PaymentOptions()));
}
