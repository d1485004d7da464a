using System.Text;
using System.Text.Json.Nodes;
using VivaApi.Backend.Integrations.Messaging;

namespace VivaApi.UnitTests.Integrations.Messaging;

public sealed class RobotsTests
{
    [Fact]
    public void DingTalk_is_called_with_the_signature_that_its_own_example_makes()
    {
        // Computed apart from the code: printf '1772330400000\nSECexample' | openssl dgst -sha256 -hmac SECexample -binary | base64.
        var url = Robots.SignedDingTalk(
            "https://oapi.dingtalk.com/robot/send?access_token=x",
            "SECexample",
            DateTimeOffset.FromUnixTimeMilliseconds(1_772_330_400_000));

        Assert.Equal(
            "https://oapi.dingtalk.com/robot/send?access_token=x&timestamp=1772330400000"
            + "&sign=1KJ6qvsrmISOZbDAv9qE9n%2FBNAhxvc2hCtIlq8MuqTY%3D",
            url);
    }

    [Theory]
    [InlineData(200, """{"errcode":0,"errmsg":"ok"}""", typeof(SendOutcome.Sent))]
    [InlineData(200, """{"errcode":45009,"errmsg":"api freq out of limit"}""", typeof(SendOutcome.Failed))]
    [InlineData(200, """{"errcode":130101,"errmsg":"send too fast"}""", typeof(SendOutcome.Failed))]
    [InlineData(200, """{"errcode":310000,"errmsg":"sign not match"}""", typeof(SendOutcome.Failed))]
    [InlineData(200, "<html>", typeof(SendOutcome.Failed))]
    [InlineData(200, "[]", typeof(SendOutcome.Failed))]
    [InlineData(502, "", typeof(SendOutcome.Failed))]
    public void Only_an_error_code_of_zero_is_a_yes(int status, string body, Type outcome) =>
        Assert.IsType(outcome, Robots.Read(status, body));

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        var body = JsonNode.Parse(Robots.TextBody(string.Concat(Enumerable.Repeat("视频", 1_000))))!;

        var text = (string)body["text"]!["content"]!;
        Assert.True(Encoding.UTF8.GetByteCount(text) <= Robots.MaxTextBytes);
        Assert.EndsWith("频", text, StringComparison.Ordinal);
        Assert.Equal(682, text.Length);
    }
}
