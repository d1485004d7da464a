using System.Text;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.UnitTests.Integrations.Viva;

public sealed class VivaPollReaderTests
{
    [Theory]
    [MemberData(nameof(PollAnswers.AboutTheTask), MemberType = typeof(PollAnswers))]
    public void Every_shape_says_how_the_task_is_doing(int status, string? contentType, string body, string meaning) =>
        Assert.Equal(meaning, Describe(Read(status, contentType, body)));

    [Theory]
    [MemberData(nameof(PollAnswers.AboutTheQuestion), MemberType = typeof(PollAnswers))]
    public void Trouble_with_the_question_is_not_the_tasks_end(int status, string? contentType, string body, string meaning) =>
        Assert.Equal(meaning, Describe(Read(status, contentType, body)));

    [Fact]
    public void A_reason_of_ten_megabytes_is_cut()
    {
        var failed = Assert.IsType<VivaPollOutcome.Failed>(
            Read(200, "application/json", $$"""{"status":"failed","fail_reason":"{{new string('x', 10_000_000)}}"}"""));
        Assert.Equal(500, failed.Reason.Length);
    }

    private static VivaPollOutcome Read(int status, string? contentType, string body) =>
        VivaPollReader.Read(new VivaReply(status, contentType, Encoding.UTF8.GetBytes(body)));

    private static string Describe(VivaPollOutcome outcome) => outcome switch
    {
        VivaPollOutcome.Running running => $"running {running.Progress}",
        VivaPollOutcome.Succeeded { FileUrl: { } url, NeedsContentRoute: false } => $"done {url}",
        VivaPollOutcome.Succeeded { FileUrl: null, NeedsContentRoute: true } => "done content",
        VivaPollOutcome.Failed failed => $"failed {failed.Code}|{failed.Reason}{(failed.IsContent ? " content" : string.Empty)}",
        VivaPollOutcome.TaskUnknown => "task unknown",
        VivaPollOutcome.Unreachable unreachable => $"unreachable {unreachable.Refusal}".TrimEnd(),
        _ => outcome.ToString(),
    };
}
