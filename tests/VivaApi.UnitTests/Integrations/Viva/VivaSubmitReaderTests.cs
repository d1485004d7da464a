using System.Text;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.UnitTests.Integrations.Viva;

public sealed class VivaSubmitReaderTests
{
    [Theory]
    [MemberData(nameof(SubmitAnswers.Taken), MemberType = typeof(SubmitAnswers))]
    public void An_answer_with_a_task_is_an_accepted_job(int status, string? contentType, string body, string meaning)
    {
        var accepted = Assert.IsType<VivaSubmitOutcome.Accepted>(Read(status, contentType, body));
        Assert.Equal(meaning, $"accepted {accepted.TaskId ?? "-"} {accepted.FileUrl}".TrimEnd());
    }

    [Theory]
    [MemberData(nameof(SubmitAnswers.RefusedForCertain), MemberType = typeof(SubmitAnswers))]
    public void A_clear_no_is_a_definite_refusal(int status, string? contentType, string body, string kind)
    {
        var refused = Assert.IsType<VivaSubmitOutcome.Refused>(Read(status, contentType, body));
        Assert.Equal(kind, refused.Kind.ToString());
        Assert.Equal(status, refused.Status);
    }

    [Theory]
    [MemberData(nameof(SubmitAnswers.NobodyKnows), MemberType = typeof(SubmitAnswers))]
    public void Everything_else_is_unknown_and_never_a_refusal(int status, string? contentType, string body) =>
        Assert.IsType<VivaSubmitOutcome.Unknown>(Read(status, contentType, body));

    [Fact]
    public void Ten_megabytes_of_nesting_or_text_are_unknown_and_not_a_crash()
    {
        Assert.IsType<VivaSubmitOutcome.Unknown>(Read(200, "application/json", new string('[', 10_000_000)));
        Assert.IsType<VivaSubmitOutcome.Unknown>(Read(200, "application/json", $$"""{"id":"{{new string('x', 10_000_000)}}"}"""));
    }

    [Fact]
    public void Bytes_that_are_not_text_are_unknown()
    {
        byte[] brokenText = [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.IsType<VivaSubmitOutcome.Unknown>(VivaSubmitReader.Read(new VivaReply(200, "application/json", brokenText)));
    }

    [Fact]
    public void A_refusal_keeps_the_relays_words_on_one_bounded_line_without_keys()
    {
        var body = $$"""{"code":"x","message":"Incorrect key sk-abcdefgh12345678\nprovided {{new string('x', 2_000)}}"}""";
        var refused = Assert.IsType<VivaSubmitOutcome.Refused>(Read(400, "application/json", body));
        Assert.StartsWith("Incorrect key sk-*** provided xxx", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Message.Length, 400, 500);
        Assert.DoesNotContain("abcdefgh", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BadRequest", false, false)]
    [InlineData("Content", false, false)]
    [InlineData("KeyRejected", true, true)]
    [InlineData("WalletEmpty", true, true)]
    [InlineData("TokenQuotaExhausted", true, true)]
    [InlineData("Forbidden", false, true)]
    [InlineData("NoChannel", true, true)]
    [InlineData("RateLimited", true, true)]
    [InlineData("RouteNotFound", false, true)]
    [InlineData("NotSent", true, true)]
    [InlineData("Other", false, true)]
    public void Only_content_and_parameters_are_ever_the_customers(string kind, bool mayRetry, bool isOperators)
    {
        var refused = new VivaSubmitOutcome.Refused(Enum.Parse<VivaRefusal>(kind), 400, string.Empty, string.Empty);
        Assert.Equal(mayRetry, refused.MayRetry);
        Assert.Equal(isOperators, refused.IsOperators);
    }

    private static VivaSubmitOutcome Read(int status, string? contentType, string body) =>
        VivaSubmitReader.Read(new VivaReply(status, contentType, Encoding.UTF8.GetBytes(body)));
}
