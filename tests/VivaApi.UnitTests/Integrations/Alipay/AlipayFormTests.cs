using System.Text;
using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayFormTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("&&", "empty")]
    [InlineData("no equals sign", "not a form")]
    [InlineData("=value", "not a form")]
    [InlineData("a=%zz", "not a form")]
    [InlineData("a=%4", "not a form")]
    [InlineData("a=%E4%B8", "not in its charset")]
    [InlineData("a=1&charset=utf-7", "unknown charset")]
    [InlineData("total_amount=0.01&total_amount=99.00", "repeated field")]
    [InlineData("a=1&%61=2", "repeated field")]
    public void What_is_not_a_readable_form_is_refused_with_its_reason(string body, string reason)
    {
        var (fields, refusal) = AlipayForm.Read(Encoding.UTF8.GetBytes(body));

        Assert.Null(fields);
        Assert.Equal(reason, refusal);
    }

    [Fact]
    public void Values_are_decoded_exactly_once()
    {
        var (fields, _) = AlipayForm.Read("a=u%253D1&b=1+2%2B3&c=&d=x=y"u8);

        Assert.Equal(new Dictionary<string, string> { ["a"] = "u%3D1", ["b"] = "1 2+3", ["c"] = "", ["d"] = "x=y" }, fields);
    }

    [Fact]
    public void A_form_of_more_than_two_hundred_fields_is_refused()
    {
        var body = string.Join('&', Enumerable.Range(0, 201).Select(index => $"f{index}=1"));

        Assert.Equal("too many fields", AlipayForm.Read(Encoding.ASCII.GetBytes(body)).Reason);
    }
}
