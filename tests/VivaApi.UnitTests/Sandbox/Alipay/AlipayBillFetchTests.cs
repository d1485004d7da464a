using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Sandbox.Alipay;

public sealed class AlipayBillFetchTests
{
    public static TheoryData<string, string> UnacceptableBills() => new()
    {
        { "bill-elsewhere", "its address is not on a host of Alipay__Bill__Hosts" },
        { "bill-bomb", "unpacks to more than" },
        { "bill-cut", "it is not a whole ZIP file" },
        { "bill-wrong-charset", "its columns are not those of a bill" },
    };

    [Theory]
    [InlineData("Trade", "R1")]
    [InlineData("SignCustomer", null)]
    public async Task The_days_bill_is_fetched_and_read_in_either_form(string kind, string? request)
    {
        await using var shop = await TheShop.OpenAsync(bill: bill => bill.Kind = Enum.Parse<AlipayBillKind>(kind));
        var day = await ADayOfBusinessAsync(shop);

        var fetched = Assert.IsType<AlipayBillFetch.Fetched>(await shop.Bills.FetchAsync(day, TheShop.Patience));

        Assert.Equal(
            [(AlipayBillLineKind.Payment, "VIVA_1", null, new Fen(9_900)), (AlipayBillLineKind.Refund, "VIVA_1", request, new Fen(900))],
            fetched.Bill.Lines().Select(line => (line.Kind, line.OutTradeNo, line.OutRequestNo, line.Amount)));
        Assert.Equal(2, fetched.Bill.LineCount);
    }

    [Fact]
    public async Task A_bill_is_not_there_before_it_is_made()
    {
        await using var shop = await TheShop.OpenAsync();
        var day = await ADayOfBusinessAsync(shop, hoursLater: 20);
        Assert.IsType<AlipayBillFetch.NotExist>(await shop.Bills.FetchAsync(day, TheShop.Patience));

        shop.Time.Advance(TimeSpan.FromHours(2));

        Assert.IsType<AlipayBillFetch.Fetched>(await shop.Bills.FetchAsync(day, TheShop.Patience));
    }

    [Fact]
    public async Task A_day_without_business_has_no_bill_or_an_empty_one()
    {
        await using var shop = await TheShop.OpenAsync();
        var day = new DateOnly(2026, 11, 1);

        Assert.IsType<AlipayBillFetch.NotExist>(await shop.Bills.FetchAsync(day, TheShop.Patience));
        shop.Alipay.Faults.TrySet("bill-empty-code");
        Assert.IsType<AlipayBillFetch.Empty>(await shop.Bills.FetchAsync(day, TheShop.Patience));
    }

    [Fact]
    public async Task An_address_that_has_run_out_is_asked_for_again()
    {
        await using var shop = await TheShop.OpenAsync(options => options with { Faults = "bill-link-expired=1" });
        var day = await ADayOfBusinessAsync(shop);

        Assert.IsType<AlipayBillFetch.Unknown>(await shop.Bills.FetchAsync(day, TheShop.Patience));
        Assert.IsType<AlipayBillFetch.Fetched>(await shop.Bills.FetchAsync(day, TheShop.Patience));
    }

    [Theory]
    [MemberData(nameof(UnacceptableBills))]
    public async Task What_is_not_to_be_trusted_is_unacceptable_and_the_next_may_be_good(string fault, string reason)
    {
        await using var shop = await TheShop.OpenAsync(options => options with { Faults = $"{fault}=1" });
        var day = await ADayOfBusinessAsync(shop);

        var refused = Assert.IsType<AlipayBillFetch.Unacceptable>(await shop.Bills.FetchAsync(day, TheShop.Patience));

        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.IsType<AlipayBillFetch.Fetched>(await shop.Bills.FetchAsync(day, TheShop.Patience));
    }

    [Fact]
    public async Task A_bill_of_more_bytes_than_allowed_is_not_read_further()
    {
        await using var shop = await TheShop.OpenAsync(bill: bill => bill.MaxBytes = 65_536);
        var day = await ADayOfBusinessAsync(shop);
        shop.Alipay.Bills.Change = rows => [.. Enumerable.Range(0, 5_000).Select(turn => rows[0] with { OutTradeNo = Scrambled(turn) })];

        var refused = Assert.IsType<AlipayBillFetch.Unacceptable>(await shop.Bills.FetchAsync(day, TheShop.Patience));

        Assert.Equal("it has more than 65536 bytes", refused.Reason);
    }

    private static string Scrambled(int turn) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(turn)));

    private static async Task<DateOnly> ADayOfBusinessAsync(TheShop shop, int hoursLater = 24)
    {
        var day = AlipayTime.DayOf(shop.Time.GetUtcNow());
        await shop.Alipay.PaysAsync(shop.Payments.PagePayUrl(shop.SomeTrade()), TheShop.Patience);
        await shop.Gateway.RefundAsync(new("VIVA_1", "R1", new Fen(900), "test"), TheShop.Patience);
        shop.Time.Advance(TimeSpan.FromHours(hoursLater));
        return day;
    }
}
