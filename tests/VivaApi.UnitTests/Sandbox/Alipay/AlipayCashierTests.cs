using System.Net;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Sandbox.Alipay;

public sealed class AlipayCashierTests
{
    [Fact]
    public async Task A_payer_opens_the_page_pays_and_the_shop_is_told_in_a_genuine_notification()
    {
        await using var shop = await TheShop.OpenAsync();

        var outTradeNo = await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        var payment = await shop.NextGenuineAsync();

        Assert.Equal("VIVA_1", outTradeNo);
        Assert.True(payment.IsPayment);
        Assert.Equal("VIVA_1", payment.OutTradeNo);
        Assert.Equal(new Fen(9900), payment.TotalAmount);
        Assert.Equal(shop.Alipay.SellerId, payment.SellerId);
        Assert.Equal(shop.Alipay.AppId, payment.AppId);
        Assert.Equal(shop.Time.GetUtcNow(), payment.GmtPayment);
    }

    [Fact]
    public async Task The_page_shows_amount_and_subject_escaped_and_two_buttons()
    {
        await using var shop = await TheShop.OpenAsync();

        var page = await shop.GetPageAsync(shop.Payments.PagePayUrl(new(
            "VIVA_1", new Fen(9900), "专业<script>alert(1)</script>", shop.Time.GetUtcNow().AddMinutes(30))));

        Assert.Contains("99.00", page, StringComparison.Ordinal);
        Assert.Contains("专业&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("data-seconds=\"1800\"", page, StringComparison.Ordinal);
        Assert.Matches("<form id=\"pay\" method=\"post\" action=\"/cashier/[0-9a-f]{24}/pay\">", page);
        Assert.Matches("<form id=\"cancel\" method=\"post\" action=\"/cashier/[0-9a-f]{24}/cancel\">", page);
    }

    [Fact]
    public async Task Paying_sends_the_browser_back_with_a_genuine_return_that_has_no_status()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.Alipay.OpensAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);

        using var answer = await shop.Browser.PostAsync(Cashier(shop, "pay"), content: null, TheShop.Patience);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith("https://shop.example/return?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("trade_status", answer.Headers.Location.OriginalString, StringComparison.Ordinal);
        var back = Assert.IsType<AlipayReturnOutcome.Genuine>(shop.Return.Verify(answer.Headers.Location.Query));
        Assert.Equal("VIVA_1", back.OutTradeNo);
    }

    [Fact]
    public async Task The_same_order_cannot_be_paid_twice()
    {
        await using var shop = await TheShop.OpenAsync();
        var url = shop.Payments.PagePayUrl(shop.SomeTrade());
        await shop.Alipay.PaysAsync(url, TheShop.Patience);

        Assert.Contains("ACQ.TRADE_HAS_SUCCESS", await shop.GetPageAsync(url), StringComparison.Ordinal);
        using var again = await shop.Browser.PostAsync(Cashier(shop, "pay"), content: null, TheShop.Patience);
        Assert.Contains("ACQ.TRADE_HAS_SUCCESS", await again.Content.ReadAsStringAsync(TheShop.Patience), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => shop.Alipay.Pay("VIVA_1"));
    }

    [Fact]
    public async Task The_same_number_with_another_amount_is_inconsistent()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.GetPageAsync(shop.Payments.PagePayUrl(shop.SomeTrade()));

        var page = await shop.GetPageAsync(shop.Payments.PagePayUrl(shop.SomeTrade(fen: 1)));

        Assert.Contains("ACQ.CONTEXT_INCONSISTENT", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_order_shows_a_closed_page_and_cannot_be_paid()
    {
        await using var shop = await TheShop.OpenAsync();
        var url = shop.Payments.PagePayUrl(shop.SomeTrade());
        await shop.GetPageAsync(url);

        shop.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Contains("ACQ.TRADE_HAS_CLOSE", await shop.GetPageAsync(url), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => shop.Alipay.Pay("VIVA_1"));
    }

    [Fact]
    public async Task An_order_first_opened_after_its_deadline_is_refused()
    {
        await using var shop = await TheShop.OpenAsync();
        var url = shop.Payments.PagePayUrl(shop.SomeTrade());

        shop.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", await shop.GetPageAsync(url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payer_who_cancels_may_come_back_until_the_deadline()
    {
        await using var shop = await TheShop.OpenAsync();
        var url = shop.Payments.PagePayUrl(shop.SomeTrade());
        await shop.Alipay.OpensAsync(url, TheShop.Patience);

        using var cancelled = await shop.Browser.PostAsync(Cashier(shop, "cancel"), content: null, TheShop.Patience);

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal("VIVA_1", await shop.Alipay.PaysAsync(url, TheShop.Patience));
    }

    [Fact]
    public async Task A_phone_payer_who_cancels_is_sent_where_the_shop_said()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.Alipay.OpensAsync(shop.Payments.WapPayUrl(shop.SomeTrade(), "https://shop.example/cart"), TheShop.Patience);

        using var cancelled = await shop.Browser.PostAsync(Cashier(shop, "cancel"), content: null, TheShop.Patience);

        Assert.Equal("https://shop.example/cart", cancelled.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_apps_order_text_leads_to_a_cashier()
    {
        await using var shop = await TheShop.OpenAsync();
        using var order = new StringContent(shop.Payments.AppOrderString(shop.SomeTrade()));

        using var answer = await shop.Browser.PostAsync(new Uri(shop.Alipay.BaseAddress, "app/pay"), order, TheShop.Patience);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TheShop.Patience);
        Assert.Contains($"/cashier/{shop.Alipay.Find("VIVA_1")!.Token}", text, StringComparison.Ordinal);
    }

    private static Uri Cashier(TheShop shop, string act) =>
        new(shop.Alipay.BaseAddress, $"cashier/{shop.Alipay.Find("VIVA_1")!.Token}/{act}");
}
