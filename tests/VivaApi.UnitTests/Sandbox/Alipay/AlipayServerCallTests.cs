using System.IO.Compression;
using System.Text;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.UnitTests.Sandbox.Alipay;

public sealed class AlipayServerCallTests
{
    [Fact]
    public async Task A_trade_exists_for_query_only_after_its_page_was_opened()
    {
        await using var shop = await TheShop.OpenAsync();
        var url = shop.Payments.PagePayUrl(shop.SomeTrade());
        Assert.IsType<AlipayQueryOutcome.NotExist>(await shop.Gateway.QueryAsync("VIVA_1", TheShop.Patience));
        Assert.IsType<AlipayCloseOutcome.NotExist>(await shop.Gateway.CloseAsync("VIVA_1", TheShop.Patience));

        await shop.Alipay.OpensAsync(url, TheShop.Patience);
        var open = Assert.IsType<AlipayQueryOutcome.Found>(await shop.Gateway.QueryAsync("VIVA_1", TheShop.Patience));
        shop.Alipay.Pay("VIVA_1");
        var paid = Assert.IsType<AlipayQueryOutcome.Found>(await shop.Gateway.QueryAsync("VIVA_1", TheShop.Patience));

        Assert.Equal(AlipayTradeStatus.WaitBuyerPay, open.Status);
        Assert.Null(open.PaidAt);
        Assert.Equal(AlipayTradeStatus.TradeSuccess, paid.Status);
        Assert.Equal(new Fen(9900), paid.TotalAmount);
        Assert.Equal(shop.Time.GetUtcNow(), paid.PaidAt);
    }

    [Fact]
    public async Task Closing_ends_an_unpaid_trade_and_refuses_a_paid_one()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.Alipay.OpensAsync(shop.Payments.PagePayUrl(shop.SomeTrade("VIVA_1")), TheShop.Patience);
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade("VIVA_2")), TheShop.Patience);

        Assert.IsType<AlipayCloseOutcome.Closed>(await shop.Gateway.CloseAsync("VIVA_1", TheShop.Patience));
        Assert.IsType<AlipayCloseOutcome.Closed>(await shop.Gateway.CloseAsync("VIVA_1", TheShop.Patience));
        Assert.IsType<AlipayCloseOutcome.NotClosable>(await shop.Gateway.CloseAsync("VIVA_2", TheShop.Patience));
    }

    [Fact]
    public async Task A_qr_code_leads_to_the_cashier_and_the_trade_exists_after_the_scan()
    {
        await using var shop = await TheShop.OpenAsync();

        var created = await shop.Gateway.PrecreateAsync(shop.SomeTrade(), TheShop.Patience);
        var code = Assert.IsType<AlipayPrecreateOutcome.Created>(created).QrCode;
        Assert.IsType<AlipayQueryOutcome.NotExist>(await shop.Gateway.QueryAsync("VIVA_1", TheShop.Patience));
        await shop.Alipay.PaysAsync(code, TheShop.Patience);

        Assert.True((await shop.NextGenuineAsync()).IsPayment);
        Assert.IsType<AlipayPrecreateOutcome.AlreadyPaid>(await shop.Gateway.PrecreateAsync(shop.SomeTrade(), TheShop.Patience));
    }

    [Fact]
    public async Task A_refund_gives_money_back_once_however_often_it_is_sent()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.NextGenuineAsync();
        var refund = new AlipayRefund("VIVA_1", "VIVA_1_R1", new Fen(1000), "test");

        Assert.Equal(new AlipayRefundOutcome.Refunded(new Fen(1000)), await shop.Gateway.RefundAsync(refund, TheShop.Patience));
        Assert.IsType<AlipayRefundOutcome.Accepted>(await shop.Gateway.RefundAsync(refund, TheShop.Patience));
        var other = await shop.Gateway.RefundAsync(refund with { Amount = new(1) }, TheShop.Patience);
        var second = await shop.Gateway.RefundAsync(refund with { OutRequestNo = "VIVA_1_R2", Amount = new(500) }, TheShop.Patience);

        Assert.Equal(AlipaySubCodes.DiscordantRepeatRequest, Assert.IsType<AlipayRefundOutcome.Refused>(other).SubCode);
        Assert.Equal(new AlipayRefundOutcome.Refunded(new Fen(1500)), second);
        // Two notifications on their way at once may come in either order.
        Fen?[] told = [(await shop.NextGenuineAsync()).RefundFee, (await shop.NextGenuineAsync()).RefundFee];
        Assert.Equal([1_000, 1_500], told.Select(fee => fee!.Value.Value).Order());
    }

    [Fact]
    public async Task A_refund_query_knows_what_was_given_back_and_what_was_not()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.Gateway.RefundAsync(new("VIVA_1", "R1", new Fen(9900), "test"), TheShop.Patience);

        var known = await shop.Gateway.QueryRefundAsync("VIVA_1", "R1", TheShop.Patience);

        Assert.Equal(new AlipayRefundQueryOutcome.Refunded(new Fen(9900), shop.Time.GetUtcNow()), known);
        Assert.IsType<AlipayRefundQueryOutcome.NotRefunded>(await shop.Gateway.QueryRefundAsync("VIVA_1", "R2", TheShop.Patience));
        Assert.Equal(StandInTrade.TradeClosed, shop.Alipay.Find("VIVA_1")!.Status);
    }

    [Fact]
    public async Task More_than_was_paid_or_from_an_empty_account_is_refused()
    {
        await using var shop = await TheShop.OpenAsync();
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);

        var tooMuch = await shop.Gateway.RefundAsync(new("VIVA_1", "R1", new Fen(9901), "test"), TheShop.Patience);
        shop.Alipay.Faults.Set(AlipayFault.SellerBalanceNotEnough, 1);
        var empty = await shop.Gateway.RefundAsync(new("VIVA_1", "R2", new Fen(100), "test"), TheShop.Patience);

        Assert.IsType<AlipayRefundOutcome.Refused>(tooMuch);
        Assert.Equal(AlipaySubCodes.SellerBalanceNotEnough, Assert.IsType<AlipayRefundOutcome.Refused>(empty).SubCode);
    }

    [Theory]
    [InlineData("gateway-unavailable")]
    [InlineData("gateway-html")]
    [InlineData("gateway-timeout")]
    [InlineData("gateway-bad-signature")]
    [InlineData("gateway-unsigned-error")]
    [InlineData("gateway-system-error")]
    public async Task Each_fault_of_the_gateway_leaves_the_outcome_unknown_once(string fault)
    {
        await using var shop = await TheShop.OpenAsync(options => options with { Faults = $"{fault}=1" }, gatewayPatienceSeconds: 2);

        Assert.IsType<AlipayQueryOutcome.Unknown>(await shop.Gateway.QueryAsync("VIVA_1", TheShop.Patience));
        Assert.IsType<AlipayQueryOutcome.NotExist>(await shop.Gateway.QueryAsync("VIVA_1", TheShop.Patience));
    }

    [Fact]
    public async Task The_callers_own_cancellation_goes_through()
    {
        await using var shop = await TheShop.OpenAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Gateway.QueryAsync("VIVA_1", cancelled.Token));
    }

    [Fact]
    public async Task A_bill_is_offered_from_the_next_day_for_thirty_seconds()
    {
        await using var shop = await TheShop.OpenAsync();
        var day = AlipayTime.DayOf(shop.Time.GetUtcNow());
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.Gateway.RefundAsync(new("VIVA_1", "R1", new Fen(900), "test"), TheShop.Patience);
        Assert.IsType<AlipayBillOutcome.NotExist>(await shop.Gateway.QueryBillUrlAsync(day, AlipayBillKind.Trade, TheShop.Patience));

        shop.Time.Advance(TimeSpan.FromDays(1));
        var bill = await shop.Gateway.QueryBillUrlAsync(day, AlipayBillKind.Trade, TheShop.Patience);
        var url = Assert.IsType<AlipayBillOutcome.Available>(bill).DownloadUrl;
        var lines = Unpack(await shop.Browser.GetByteArrayAsync(url, TheShop.Patience));
        shop.Time.Advance(TimeSpan.FromSeconds(31));
        using var late = await shop.Browser.GetAsync(url, TheShop.Patience);

        Assert.Equal(["交易 99.00", "退款 -9.00"], lines);
        Assert.False(late.IsSuccessStatusCode);
    }

    private static string[] Unpack(byte[] file)
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read, leaveOpen: false, gbk);
        var details = zip.Entries.Single(entry => entry.Name.EndsWith("_业务明细.csv", StringComparison.Ordinal));
        using var reader = new StreamReader(details.Open(), gbk);
        var lines = reader.ReadToEnd().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToList();
        var columns = lines[0].Split(',');
        return lines.Skip(1).Select(line => line.Split(',').Select(cell => cell.TrimEnd('\t')).ToArray())
            .Select(cells => $"{cells[Array.IndexOf(columns, "业务类型")]} {cells[Array.IndexOf(columns, "订单金额（元）")]}")
            .ToArray();
    }
}
