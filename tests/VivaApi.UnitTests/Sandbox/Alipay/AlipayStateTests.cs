using VivaApi.Sandbox.Alipay;

namespace VivaApi.UnitTests.Sandbox.Alipay;

public sealed class AlipayStateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Trades_and_unanswered_notifications_survive_a_restart()
    {
        var state = Path.Combine(folder.FullName, "data", "alipay.json");
        await using var shop = await TheShop.OpenAsync(options => options with { StateFile = state });
        shop.Answer = "fail";
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        var first = await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", 1, TheShop.Patience);
        var before = shop.Alipay.Find("VIVA_1")!;
        await shop.Alipay.DisposeAsync();

        shop.Time.Advance(TimeSpan.FromMinutes(4));
        var options = new AlipayStandInOptions { Time = shop.Time, StateFile = state };
        await using var again = await AlipayStandIn.StartAsync(options, TheShop.Patience);
        var second = await again.WaitForDeliveriesAsync("VIVA_1", 1, TheShop.Patience);

        var after = again.Find("VIVA_1")!;
        Assert.Equal(before with { Refunds = after.Refunds }, after);
        Assert.Equal(first[0].NotifyId, second[0].NotifyId);
    }

    [Fact]
    public async Task An_answered_notification_is_not_sent_again_after_a_restart()
    {
        var state = Path.Combine(folder.FullName, "alipay.json");
        await using var shop = await TheShop.OpenAsync(options => options with { StateFile = state });
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.NextGenuineAsync();
        await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", 1, TheShop.Patience);
        await shop.Alipay.WhenNothingIsOwedAsync(TheShop.Patience);

        var kept = new StateFile(state).Read();

        Assert.Single(kept.Trades);
        Assert.Empty(kept.Notifications);
    }

    [Fact]
    public async Task The_same_keys_serve_again_when_they_are_supplied()
    {
        await using var first = await TheShop.OpenAsync();
        using var own = System.Security.Cryptography.RSA.Create(2048);
        var options = new AlipayStandInOptions
        {
            OwnPrivateKey = own.ExportPkcs8PrivateKeyPem(),
            MerchantPublicKey = first.Alipay.MerchantPublicKey,
        };

        await using var second = await AlipayStandIn.StartAsync(options, TheShop.Patience);

        Assert.Equal(own.ExportSubjectPublicKeyInfoPem(), second.PublicKey);
        Assert.Equal(first.Alipay.MerchantPublicKey, second.MerchantPublicKey);
        Assert.Null(second.MerchantPrivateKey);
    }

    [Fact]
    public async Task The_status_page_lists_trades_and_deliveries()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.Alipay.WaitForDeliveriesAsync("VIVA_1", 1, TheShop.Patience);

        var status = await shop.Browser.GetStringAsync(new Uri(shop.Alipay.BaseAddress, "status"), TheShop.Patience);

        Assert.Contains("\"status\": \"TRADE_SUCCESS\"", status, StringComparison.Ordinal);
        Assert.Contains("\"verdict\": \"Succeeded\"", status, StringComparison.Ordinal);
    }
}
