using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Features.Webhooks.Sending;

namespace VivaApi.UnitTests.Features.Webhooks;

public sealed class WebhookPlacesTests
{
    private static readonly WebhookOptions Bounds = new() { MaxAtOnce = 8, FailingPercent = 25, SlowAfterSeconds = 2, MaxSlow = 3 };
    private readonly FakeTimeProvider clock = new();
    private readonly TaskCompletionSource answers = new();

    [Fact]
    public void What_is_under_way_holds_a_place_until_it_is_slow_and_then_only_when_too_many_are()
    {
        var places = new WebhookPlaces(Bounds, clock);
        Assert.Equal(new WebhookRoom(8, 2), places.Room());
        Take(places, 5);
        Assert.Equal(3, places.Room().Places);

        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(6, places.Room().Places);
        Take(places, 6);
        Assert.Equal(0, places.Room().Places);
    }

    [Fact]
    public void Endpoints_that_fail_hold_their_part_for_as_long_as_they_take()
    {
        var places = new WebhookPlaces(Bounds, clock);
        Take(places, 2, failing: true);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(new WebhookRoom(8, 0), places.Room());

        answers.SetResult();
        places.LeaveDone();

        Assert.True(places.AreEmpty);
        Assert.Equal(new WebhookRoom(8, 2), places.Room());
    }

    [Fact]
    public void Each_line_goes_on_after_the_last_who_had_a_turn_and_round_again()
    {
        var places = new WebhookPlaces(Bounds, clock);
        Assert.Equal(default, places.Turn);
        places.Take([DeliveryOf(3), DeliveryOf(5), DeliveryOf(9, failing: true)], _ => answers.Task);
        Assert.Equal(new WebhookTurn(IdOf(5), IdOf(9)), places.Turn);

        // After 5 come 7 and then, from the beginning, 2.
        places.Take([DeliveryOf(2), DeliveryOf(7)], _ => answers.Task);

        Assert.Equal(new WebhookTurn(IdOf(2), IdOf(9)), places.Turn);
    }

    private static Guid IdOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static WebhookDelivery DeliveryOf(int user, bool failing = false) => new()
    {
        UserId = IdOf(user),
        EventId = "msg_1",
        EventType = WebhookEvents.Test,
        Payload = "{}",
        ToFailing = failing,
    };

    private void Take(WebhookPlaces places, int count, bool failing = false) =>
        places.Take([.. Enumerable.Range(1, count).Select(number => DeliveryOf(number, failing))], _ => answers.Task);
}
