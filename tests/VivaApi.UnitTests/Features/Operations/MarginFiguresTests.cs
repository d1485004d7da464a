using VivaApi.Backend.Features.Operations.Margin;

namespace VivaApi.UnitTests.Features.Operations;

public sealed class MarginFiguresTests
{
    private const int FenPerCredit = 25;

    [Theory]
    [InlineData(4_900, 50, 1_250, 3_650)]
    [InlineData(9_900, 150, 3_750, 6_150)]
    [InlineData(29_900, 500, 12_500, 17_400)]
    public void Each_package_earns_its_price_less_the_cost_of_all_its_credits(long priceFen, long credits, long costFen, long marginFen)
    {
        var sold = new MarginSums { Key = "package", Orders = 1, RevenueFen = priceFen, SoldCredits = credits };

        Assert.Equal(new MarginFigures(costFen, null, marginFen), MarginFigures.Of(sold, FenPerCredit, knowsJobs: false));
    }

    [Fact]
    public void What_is_given_back_takes_its_credits_out_of_the_cost()
    {
        var sums = new MarginSums
        {
            Key = "pro",
            Orders = 1,
            RevenueFen = 9_900,
            SoldCredits = 150,
            RefundedFen = 3_300,
            RevokedCredits = 50,
        };

        Assert.Equal(new MarginFigures(2_500, null, 4_100), MarginFigures.Of(sums, FenPerCredit, knowsJobs: false));
    }

    [Theory]
    [InlineData(375, 0, 6_150)]
    [InlineData(400, 25, 6_125)]
    [InlineData(0, -375, 6_525)]
    public void A_jobs_own_cost_takes_the_place_of_its_credits(long actualFen, long differenceFen, long marginFen)
    {
        var sums = new MarginSums
        {
            Key = "2026-03-01",
            Orders = 1,
            RevenueFen = 9_900,
            SoldCredits = 150,
            UsedCredits = 15,
            ActualFen = actualFen,
        };

        Assert.Equal(new MarginFigures(3_750, differenceFen, marginFen), MarginFigures.Of(sums, FenPerCredit, knowsJobs: true));
    }

    [Fact]
    public void A_day_on_which_nothing_but_a_refund_happened_earns_less_than_nothing() => Assert.Equal(
        new MarginFigures(-3_750, 0, -6_150),
        MarginFigures.Of(
            new MarginSums { Key = "2026-03-02", RefundedFen = 9_900, RevokedCredits = 150 }, FenPerCredit, knowsJobs: true));
}
