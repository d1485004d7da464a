using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Money;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.UnitTests.Sandbox.Alipay;

public sealed class AlipayNotificationScheduleTests
{
    [Fact]
    public async Task A_notification_is_repeated_eight_times_on_alipays_schedule_and_keeps_its_id()
    {
        await using var shop = await TheShop.OpenAsync();
        shop.Answer = "fail";
        var start = shop.Time.GetUtcNow();
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", 1, TheShop.Patience);

        int[] gaps = [4, 10, 10, 60, 120, 360, 900];
        for (var repeat = 0; repeat < gaps.Length; repeat++)
        {
            shop.Time.Advance(TimeSpan.FromMinutes(gaps[repeat]));
            await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", repeat + 2, TheShop.Patience);
        }

        var deliveries = shop.Alipay.Deliveries;
        Assert.Equal(
            [0, 4, 14, 24, 84, 204, 564, 1464], deliveries.Select(delivery => (int)(delivery.At - start).TotalMinutes));
        Assert.Single(deliveries.Select(delivery => delivery.NotifyId).Distinct());
        Assert.All(deliveries, delivery => Assert.Equal(DeliveryVerdict.Failed, delivery.Verdict));
    }

    [Theory]
    [InlineData("\"success\"")]
    [InlineData("SUCCESS")]
    [InlineData("success\n")]
    [InlineData("fail")]
    public async Task Anything_but_the_seven_bytes_is_told_again(string answer)
    {
        await using var shop = await TheShop.OpenAsync();
        shop.Answer = answer;
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", 1, TheShop.Patience);

        shop.Answer = "success";
        shop.Time.Advance(TimeSpan.FromMinutes(4));
        var deliveries = await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", 2, TheShop.Patience);

        Assert.Equal([DeliveryVerdict.Failed, DeliveryVerdict.Succeeded], deliveries.Select(delivery => delivery.Verdict));
    }

    [Fact]
    public async Task Some_notifications_have_the_malformed_content_type_and_are_read_all_the_same()
    {
        await using var shop = await TheShop.OpenAsync();
        var contentTypes = new HashSet<string>();
        for (var order = 1; order <= 3; order++)
        {
            await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade($"VIVA_{order}")), TheShop.Patience);
            var (outcome, contentType) = await shop.Inbox.Reader.ReadAsync(TheShop.Patience);
            Assert.IsType<AlipayNotificationOutcome.Genuine>(outcome);
            contentTypes.Add(contentType);
        }

        Assert.Contains("application/x-www-form-urlencoded; text/html; charset=utf-8", contentTypes);
        Assert.Contains("application/x-www-form-urlencoded; charset=utf-8", contentTypes);
    }

    [Fact]
    public async Task A_lost_notification_comes_again_later()
    {
        await using var shop = await TheShop.OpenAsync();
        shop.Alipay.DropNotifications(1);
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", 1, TheShop.Patience);
        Assert.Equal(0, shop.Inbox.Reader.Count);

        shop.Time.Advance(TimeSpan.FromMinutes(4));

        Assert.True((await shop.NextGenuineAsync()).IsPayment);
    }

    [Fact]
    public async Task A_notification_can_come_fifty_times_at_once()
    {
        await using var shop = await TheShop.OpenAsync();
        shop.Alipay.Faults.DuplicateNotifications = 50;

        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        var deliveries = await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", 50, TheShop.Patience);

        Assert.Equal(50, shop.Inbox.Reader.Count);
        Assert.Single(deliveries.Select(delivery => delivery.NotifyId).Distinct());
    }

    [Fact]
    public async Task A_wrong_amount_is_genuinely_signed_and_a_forged_notification_is_not()
    {
        await using var shop = await TheShop.OpenAsync();
        shop.Alipay.Faults.Set(AlipayFault.WrongAmount, 1);
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade("VIVA_1")), TheShop.Patience);
        Assert.Equal(new Fen(1), (await shop.NextGenuineAsync()).TotalAmount);

        shop.Alipay.Faults.Set(AlipayFault.ForgeSignature, 1);
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade("VIVA_2")), TheShop.Patience);
        Assert.IsType<AlipayNotificationOutcome.BadSignature>((await shop.Inbox.Reader.ReadAsync(TheShop.Patience)).Outcome);
    }

    [Fact]
    public async Task Held_notifications_are_released_newest_first()
    {
        await using var shop = await TheShop.OpenAsync();
        shop.Alipay.HoldNotifications();
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.Alipay.WaitForHeldNotificationsAsync(1, TheShop.Patience);
        await shop.Gateway.RefundAsync(new("VIVA_1", "VIVA_1_R1", new Fen(1000), "test"), TheShop.Patience);
        await shop.Alipay.WaitForHeldNotificationsAsync(1, TheShop.Patience);

        await shop.Alipay.ReleaseNotificationsAsync(newestFirst: true, TheShop.Patience);

        Assert.True((await shop.NextGenuineAsync()).IsRefund);
        Assert.True((await shop.NextGenuineAsync()).IsPayment);
    }

    [Fact]
    public async Task Gathered_notifications_come_newest_first_and_too_few_come_after_five_seconds()
    {
        await using var shop = await TheShop.OpenAsync(options => options with { Faults = "reverse-notifications=3" });
        foreach (var number in new[] { "VIVA_1", "VIVA_2", "VIVA_3", "VIVA_4" })
        {
            await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade(number)), TheShop.Patience);
            await shop.Alipay.WaitForHeldNotificationsAsync(1, TheShop.Patience);
        }

        Assert.Equal("VIVA_3", (await shop.NextGenuineAsync()).OutTradeNo);
        Assert.Equal("VIVA_2", (await shop.NextGenuineAsync()).OutTradeNo);
        Assert.Equal("VIVA_1", (await shop.NextGenuineAsync()).OutTradeNo);
        Assert.Equal(0, shop.Inbox.Reader.Count);
        shop.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("VIVA_4", (await shop.NextGenuineAsync()).OutTradeNo);
    }

    [Fact]
    public async Task A_notification_made_to_measure_is_signed_after_it_was_changed()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.Alipay.OpensAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);

        var sent = await shop.Alipay.SendNotificationAsync(
            "VIVA_1", fields => fields["seller_id"] = "2088999999999999", forge: false, TheShop.Patience);

        Assert.Equal(DeliveryVerdict.Succeeded, sent.Verdict);
        Assert.Equal("2088999999999999", (await shop.NextGenuineAsync()).SellerId);
    }
}
