using Microsoft.AspNetCore.Http;
using VivaApi.Backend.Platform.RateLimits;

namespace VivaApi.UnitTests.Platform.RateLimits;

public sealed class RateLimitHeadersTests
{
    [Fact]
    public void One_limit_is_told_in_the_drafts_form()
    {
        var headers = new HeaderDictionary();

        RateLimitHeaders.Write(headers, new RateLimitCount("user", 600, 590, null), null);

        Assert.Equal("\"user\";q=600;w=60", headers["RateLimit-Policy"]);
        Assert.Equal("\"user\";r=590;t=1", headers["RateLimit"]);
        Assert.False(headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public void Two_limits_are_a_list()
    {
        var headers = new HeaderDictionary();

        RateLimitHeaders.Write(headers, new RateLimitCount("user", 600, 590, null), new RateLimitCount("key", 60, 30, null));

        Assert.Equal("\"user\";q=600;w=60, \"key\";q=60;w=60", headers["RateLimit-Policy"]);
        Assert.Equal("\"user\";r=590;t=1, \"key\";r=30;t=30", headers["RateLimit"]);
    }

    [Fact]
    public void Waiting_is_told_in_whole_seconds_and_never_none()
    {
        var headers = new HeaderDictionary();

        RateLimitHeaders.Write(headers, new RateLimitCount("address", 10, 0, TimeSpan.FromMilliseconds(20)), null);

        Assert.Equal("1", headers["Retry-After"]);
        Assert.Equal("\"address\";r=0;t=60", headers["RateLimit"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(601)]
    public void A_bucket_fills_at_its_quota_a_minute(int quota)
    {
        var bucket = RateLimitCount.BucketOf(quota);

        Assert.Equal(quota, bucket.TokenLimit);
        Assert.Equal(quota, bucket.TokensPerPeriod * 60 / bucket.ReplenishmentPeriod.TotalSeconds, 3);
    }
}
