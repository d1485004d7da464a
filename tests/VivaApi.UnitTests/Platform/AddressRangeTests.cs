using System.Net;
using VivaApi.Backend.Platform.Access;

namespace VivaApi.UnitTests.Platform;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("203.0.113.7", "203.0.113.7/32")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("2001:db8::1", "2001:db8::1/128")]
    public void Networks_and_single_addresses_are_read(string text, string range)
    {
        Assert.True(AddressRange.TryParse(text, out var read));
        Assert.Equal(range, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("203.0.113.7/24")]
    [InlineData("203.0.113.0/33")]
    [InlineData("example.com")]
    public void Anything_else_is_refused(string text) => Assert.False(AddressRange.TryParse(text, out _));

    [Fact]
    public void Ipv6_is_counted_by_the_network_that_one_customer_has() =>
        Assert.Equal(
            AddressRange.CallerOf(IPAddress.Parse("2001:db8:1:2:3:4:5:6")),
            AddressRange.CallerOf(IPAddress.Parse("2001:db8:1:2:ffff::1")));
}
