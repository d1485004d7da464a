using VivaApi.Sandbox.Demo;

namespace VivaApi.UnitTests.Sandbox.Demo;

public sealed class DemoNumbersTests
{
    private static readonly CreditEntryAnswer Granted = new("grant", 150, 150, 0, "order:1");
    private static readonly CreditEntryAnswer Settled = new("settle", 15, 135, 0, "generation:1");

    [Fact]
    public void Right_numbers_are_not_told()
    {
        Assert.Empty(DemoNumbers.Wrong([Settled, Granted]));
        Assert.Empty(DemoNumbers.Wrong(Balance(new QuotaAnswer(150, 15, 0, 135, 135)), available: 135, quota: 150, used: 15));
    }

    [Fact]
    public void Every_wrong_number_of_a_balance_is_named()
    {
        var wrong = DemoNumbers.Wrong(Balance(new QuotaAnswer(150, 0, 15, 134, 135)), available: 135, quota: 150, used: 15);

        Assert.Equal(
            ["end: quota used is 0, must be 15",
                "end: quota reserved is 15, must be 0", "end: quota remaining is 134, must be 135"], wrong);
    }

    [Fact]
    public void A_second_grant_is_seen() =>
        Assert.Contains("credits bought are 300", Assert.Single(DemoNumbers.Wrong([Settled, Granted, Granted])), StringComparison.Ordinal);

    [Fact]
    public void A_missing_settlement_is_seen() =>
        Assert.Contains(DemoNumbers.Wrong([Granted]), wrong => wrong.Contains("credits spent are 0", StringComparison.Ordinal));

    private static DemoBalance Balance(QuotaAnswer quota) => new("end", quota);
}
