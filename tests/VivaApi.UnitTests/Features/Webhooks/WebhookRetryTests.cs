using VivaApi.Backend.Features.Webhooks.Sending;

namespace VivaApi.UnitTests.Features.Webhooks;

public sealed class WebhookRetryTests
{
    private static readonly TimeSpan ThreeDays = TimeSpan.FromDays(3);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Pauses_grow_and_the_last_try_is_when_three_days_are_over(double chance)
    {
        var (age, pauses) = (TimeSpan.Zero, new List<TimeSpan>());
        while (WebhookRetry.After(pauses.Count + 1, age, ThreeDays, wish: null, chance) is { } pause)
        {
            pauses.Add(pause);
            age += pause;
        }

        Assert.Equal(ThreeDays, age);
        Assert.InRange(pauses.Count, 10, 15);
        Assert.InRange(pauses[0], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        Assert.Equal(pauses[..7], pauses[..7].Order());
    }

    [Theory]
    [InlineData(3_600, 3_600)]
    [InlineData(1, 5)]
    [InlineData(864_000, 86_400)]
    public void What_the_endpoint_asks_for_is_waited_for_up_to_a_day_and_never_shortens_a_pause(int wish, int expected) =>
        Assert.Equal(
            TimeSpan.FromSeconds(expected), WebhookRetry.After(1, TimeSpan.Zero, ThreeDays, TimeSpan.FromSeconds(wish), chance: 0.5));

    [Fact]
    public void After_three_days_there_is_no_next_try() =>
        Assert.Null(WebhookRetry.After(12, ThreeDays, ThreeDays, TimeSpan.FromHours(1), chance: 0.5));

    [Fact]
    public void Many_endpoints_that_failed_at_once_are_not_tried_at_once() =>
        Assert.Equal(
            11,
            Enumerable.Range(0, 11).Select(step => WebhookRetry.After(3, TimeSpan.Zero, ThreeDays, null, step / 10.0)).Distinct().Count());
}
