using System.Text;
using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayEnvelopeTests : IDisposable
{
    private const string Method = "alipay.trade.query";
    private const string Node = "alipay_trade_query_response";

    private readonly TheAlipay alipay = new();

    public void Dispose() => alipay.Dispose();

    [Theory]
    [InlineData("""{"code":"10000","out_trade_no":"VIVA_1"}""")]
    [InlineData("""{ "code" : "10000" , "a":"}{\"sign\":\"x\"}" }""")]
    [InlineData("""{"code":"10000","url":"https:\/\/alipay.com\/x"}""")]
    [InlineData("""{"code":"10000","subject":"\u4e2d\u6587","nested":{"list":[{"a":"}"}]}}""")]
    [InlineData("""{"code":"10000","subject":"中文 🎬"}""")]
    public void An_answer_is_verified_over_its_exact_text(string inner)
    {
        Assert.IsType<AlipayAnswer.Success>(Read($$"""{"{{Node}}":{{inner}},"sign":"{{Sign(inner)}}"}"""));
        Assert.IsType<AlipayAnswer.Success>(Read($$"""{ "sign" : "{{Sign(inner)}}", "alipay_cert_sn":"1f", "{{Node}}" : {{inner}} }"""));
    }

    [Fact]
    public void An_answer_whose_slashes_were_escaped_after_signing_is_verified()
    {
        var sign = Sign("""{"code":"10000","url":"https://alipay.com/x"}""");

        Assert.IsType<AlipayAnswer.Success>(Read($$"""{"{{Node}}":{"code":"10000","url":"https:\/\/alipay.com\/x"},"sign":"{{sign}}"}"""));
    }

    [Fact]
    public void An_answer_written_anew_or_reordered_is_unknown()
    {
        var sign = Sign("""{"code":"10000","msg":"Success"}""");

        Unknown($$"""{"{{Node}}":{"code": "10000","msg":"Success"},"sign":"{{sign}}"}""");
        Unknown($$"""{"{{Node}}":{"msg":"Success","code":"10000"},"sign":"{{sign}}"}""");
    }

    [Fact]
    public void A_forged_node_beside_the_signed_one_makes_the_answer_unknown()
    {
        const string Inner = """{"code":"10000"}""";
        var sign = Sign(Inner);

        Unknown($$"""{"{{Node}}":{{Inner}},"{{Node}}":{"code":"10000","x":"y"},"sign":"{{sign}}"}""");
        Unknown($$"""{"{{Node}}":{"code":"10000","x":"y"},"{{Node}}":{{Inner}},"sign":"{{sign}}"}""");
        Unknown($$"""{"alipay_trade_close_response":{{Inner}},"sign":"{{sign}}"}""");
        Unknown($$"""{"{{Node}}":{{Inner}},"error_response":{"code":"20000"},"sign":"{{sign}}"}""");
        Unknown($$"""{"{{Node}}":{{Inner}},"sign":"{{sign}}","sign":"{{sign}}"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"alipay_trade_query_response\":{\"code\":\"10000\"}")]
    [InlineData("{\"alipay_trade_query_response\":{\"code\":\"10000\"}}")]
    [InlineData("{\"alipay_trade_query_response\":\"10000\",\"sign\":\"AAAA\"}")]
    [InlineData("{\"error_response\":{\"code\":\"40002\",\"sub_code\":\"isv.invalid-app-id\"}}")]
    public void What_is_not_a_signed_answer_is_unknown(string body) => Unknown(body);

    [Fact]
    public void A_signed_refusal_is_a_definite_no()
    {
        const string Inner = """{"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST","sub_msg":"交易不存在"}""";

        Assert.Equal(
            new AlipayAnswer.Refused("40004", "ACQ.TRADE_NOT_EXIST", "交易不存在"),
            Read($$"""{"{{Node}}":{{Inner}},"sign":"{{Sign(Inner)}}"}"""));
    }

    [Theory]
    [InlineData("""{"code":"20000","sub_code":"aop.unknow-error"}""")]
    [InlineData("""{"code":"40004","sub_code":"ACQ.SYSTEM_ERROR"}""")]
    [InlineData("""{"code":"10003"}""")]
    [InlineData("""{"code":10000}""")]
    [InlineData("{}")]
    public void A_signed_answer_that_leaves_the_outcome_open_is_unknown(string inner) =>
        Unknown($$"""{"{{Node}}":{{inner}},"sign":"{{Sign(inner)}}"}""");

    private static string Sign(string inner) => TheAlipay.Sign(Encoding.UTF8.GetBytes(inner));

    private AlipayAnswer Read(string body) => AlipayEnvelope.Read(Encoding.UTF8.GetBytes(body), Method, alipay.Keys);

    private void Unknown(string body) => Assert.IsType<AlipayAnswer.Unknown>(Read(body));
}
