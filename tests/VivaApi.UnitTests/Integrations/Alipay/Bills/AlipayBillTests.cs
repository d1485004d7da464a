using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Integrations.Alipay.Bills;

public sealed class AlipayBillTests
{
    [Fact]
    public void A_payment_and_a_refund_are_read_to_the_fen()
    {
        var lines = SomeBill.LinesOf("#支付宝业务明细查询", SomeBill.Header, SomeBill.Payment(), SomeBill.Refund(), "#交易合计：1笔，…");

        Assert.Equal(
            [
                new(AlipayBillLineKind.Payment, "2026112422001417631400000001", "VIVA_1", null, new Fen(9_900), At(16, 31, 4)),
                new(AlipayBillLineKind.Refund, "2026112422001417631400000001", "VIVA_1", "R1", new Fen(900), At(26, 0, 0)),
            ],
            lines);
    }

    [Fact]
    public void Columns_are_found_by_their_names_wherever_they_stand()
    {
        var line = Assert.Single(SomeBill.LinesOf(
            "备注,订单金额(元),业务类型,新栏目,商户订单号,支付宝交易号", "\t,0.01\t,交易\t,?\t,VIVA_7\t,T7\t"));

        Assert.Equal(("VIVA_7", "T7", new Fen(1), null), (line.OutTradeNo, line.TradeNo, line.Amount, line.At));
    }

    [Theory]
    [InlineData("\"专业套餐, 150 \"\"积分\"\"\"")]
    [InlineData("专业套餐, 150 积分")]
    [InlineData("\"专业套餐")]
    [InlineData("17\" 显示器")]
    [InlineData("#1 套餐")]
    public void Whatever_the_goods_are_called_the_amount_is_read(string name) =>
        Assert.Equal(new Fen(9_900), Assert.Single(SomeBill.LinesOf(SomeBill.Header, SomeBill.Payment(name: name))).Amount);

    [Fact]
    public void A_comma_at_a_lines_end_moves_nothing() =>
        Assert.Equal(new Fen(900), Assert.Single(SomeBill.LinesOf(SomeBill.Header, SomeBill.Refund() + ",")).Amount);

    [Fact]
    public void A_day_with_refunds_only_is_a_bill() =>
        Assert.Equal(AlipayBillLineKind.Refund, Assert.Single(SomeBill.LinesOf(SomeBill.Header, SomeBill.Refund(), "#交易合计：0笔")).Kind);

    [Fact]
    public void A_bill_without_lines_is_empty() => Assert.Empty(SomeBill.LinesOf("#支付宝业务明细查询", SomeBill.Header, "#交易合计：0笔"));

    [Fact]
    public void Other_business_is_passed_over() =>
        Assert.Empty(SomeBill.LinesOf(SomeBill.Header, SomeBill.Payment().Replace("交易\t", "分账\t", StringComparison.Ordinal)));

    [Fact]
    public void A_refund_without_a_number_has_none() =>
        Assert.Null(Assert.Single(SomeBill.LinesOf(SomeBill.Header, SomeBill.Refund(request: string.Empty))).OutRequestNo);

    [Fact]
    public void A_bill_of_account_movements_tells_payments_and_refunds_and_passes_over_fees()
    {
        var lines = SomeBill.LinesOf(
            "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注",
            "1\t,T1\t,VIVA_1\t,专业\t,2026-11-24 00:31:04\t,a\t,99.00\t,\t,99.00\t,支付宝\t,在线支付\t,\t",
            "2\t,T1\t,VIVA_1\t,专业\t,2026-11-24 00:31:04\t,a\t,\t,-0.59\t,98.41\t,支付宝\t,收费\t,\t",
            "3\t,T1\t,VIVA_1\t,专业\t,2026-11-24 10:00:00\t,a\t,\t,-9.00\t,89.41\t,支付宝\t,交易退款\t,\t",
            "4\t,T9\t,\t,提现\t,2026-11-24 11:00:00\t,a\t,\t,-50.00\t,39.41\t,支付宝\t,提现\t,\t");

        Assert.Equal(
            [
                new(AlipayBillLineKind.Payment, "T1", "VIVA_1", null, new Fen(9_900), At(16, 31, 4)) { Serial = "1" },
                new(AlipayBillLineKind.Refund, "T1", "VIVA_1", null, new Fen(900), At(26, 0, 0)) { Serial = "3" },
            ],
            lines);
    }

    // Hours from the midnight that begins 23 November in London; Beijing is eight ahead.
    private static DateTimeOffset At(int hours, int minutes, int seconds) =>
        new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero) + new TimeSpan(hours, minutes, seconds);
}
