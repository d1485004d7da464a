using System.Globalization;
using System.Text.RegularExpressions;

namespace VivaApi.Sandbox.Viva;

/// <summary>When a fault shows, seen from the account: is a task made and paid for?</summary>
internal enum VivaFaultPhase
{
    /// <summary>The submit is refused or lost before anything was made: nothing is charged.</summary>
    BeforeAccept,

    /// <summary>A task is made and charged, and the answer to the submit does not tell.</summary>
    AfterAccept,

    /// <summary>The submit is answered well; polling or the file is not.</summary>
    Later,
}

/// <param name="Marker">Written into a prompt as <c>[[fault:marker]]</c>.</param>
internal sealed record VivaFaultEntry(VivaFault Fault, string Marker, VivaFaultPhase Phase, string What);

internal static partial class VivaFaultTable
{
    public static IReadOnlyList<VivaFaultEntry> Entries { get; } =
    [
        new(VivaFault.Unauthorized, "unauthorized", VivaFaultPhase.BeforeAccept, "401, the key is called invalid"),
        new(VivaFault.WalletEmpty, "wallet-empty", VivaFaultPhase.BeforeAccept, "403 insufficient_user_quota"),
        new(VivaFault.TokenQuota, "token-quota", VivaFaultPhase.BeforeAccept, "403 pre_consume_token_quota_failed"),
        new(VivaFault.RateLimited, "rate-limited", VivaFaultPhase.BeforeAccept, "429 with a body and Retry-After"),
        new(VivaFault.RateLimitedEmpty, "rate-limited-empty", VivaFaultPhase.BeforeAccept, "429 with nothing"),
        new(VivaFault.NotFound, "not-found", VivaFaultPhase.BeforeAccept, "404, the address is unknown"),
        new(VivaFault.NoChannel, "no-channel", VivaFaultPhase.BeforeAccept, "503 model_not_found"),
        new(VivaFault.BadRequest, "bad-request", VivaFaultPhase.BeforeAccept, "400 invalid_seconds"),
        new(VivaFault.ContentRefused, "content-refused", VivaFaultPhase.BeforeAccept, "400, the provider's content rules"),
        new(VivaFault.EchoRefused, "echo-refused", VivaFaultPhase.BeforeAccept, "400, the prompt in its words and as its code"),
        new(VivaFault.EchoForbidden, "echo-forbidden", VivaFaultPhase.BeforeAccept, "403, the prompt in its words"),
        new(VivaFault.Html, "html", VivaFaultPhase.BeforeAccept, "200 with a web page"),
        new(VivaFault.ServerError, "server-error", VivaFaultPhase.BeforeAccept, "500 do_request_failed"),
        new(VivaFault.EchoError, "echo-error", VivaFaultPhase.BeforeAccept, "500, the prompt in its words"),
        new(VivaFault.HtmlGateway, "html-502", VivaFaultPhase.BeforeAccept, "502 with a web page"),
        new(VivaFault.Hang, "hang", VivaFaultPhase.BeforeAccept, "no answer at all"),
        new(VivaFault.Reset, "reset", VivaFaultPhase.BeforeAccept, "the connection is cut without an answer"),
        new(VivaFault.ServerErrorAfterAccept, "server-error-after-accept", VivaFaultPhase.AfterAccept, "500, and the task runs"),
        new(VivaFault.TimeoutAfterAccept, "timeout-after-accept", VivaFaultPhase.AfterAccept, "no answer, and the task runs"),
        new(VivaFault.ResetAfterAccept, "reset-after-accept", VivaFaultPhase.AfterAccept, "the connection is cut, and the task runs"),
        new(VivaFault.CutBody, "cut-body", VivaFaultPhase.AfterAccept, "200 with half of the body, and the task runs"),
        new(VivaFault.Garbage, "garbage", VivaFaultPhase.AfterAccept, "200 with broken JSON, and the task runs"),
        new(VivaFault.InsertLost, "insert-lost", VivaFaultPhase.Later, "charged and answered with an id, then task_not_exist"),
        new(VivaFault.Fails, "fails", VivaFaultPhase.Later, "fails with a reason; the price is given back"),
        new(VivaFault.Unsafe, "unsafe", VivaFaultPhase.Later, "fails by the content rules; the price is given back"),
        new(VivaFault.Wordy, "wordy", VivaFaultPhase.Later, "fails with a provider's whole page as its reason and as its code"),
        new(VivaFault.EchoFails, "echo-fails", VivaFaultPhase.Later, "fails with the prompt as its reason and as its code"),
        new(VivaFault.NoFile, "no-file", VivaFaultPhase.Later, "succeeds without any file and stays charged"),
        new(VivaFault.ContentOnly, "content-only", VivaFaultPhase.Later, "succeeds; the file only from /v1/videos/{id}/content"),
        new(VivaFault.ExpiredFile, "expired-file", VivaFaultPhase.Later, "succeeds; the file's address answers 404"),
        new(VivaFault.NotAVideo, "not-a-video", VivaFaultPhase.Later, "succeeds; the file's address answers a web page"),
        new(VivaFault.FileHangs, "file-hangs", VivaFaultPhase.Later, "succeeds; the file's address never answers"),
        new(VivaFault.Slow, "slow", VivaFaultPhase.Later, "takes ten times as long"),
        new(VivaFault.PollErrors, "poll-errors", VivaFaultPhase.Later, "the first three polls answer 500, 429 and a web page"),
        new(VivaFault.PollHangs, "poll-hangs", VivaFaultPhase.Later, "the first poll is never answered"),
        new(VivaFault.EchoPoll, "echo-poll", VivaFaultPhase.Later, "the first poll answers 500 with the prompt in its words"),
    ];

    public static VivaFaultPhase PhaseOf(VivaFault fault) =>
        Entries.FirstOrDefault(entry => entry.Fault == fault)?.Phase ?? VivaFaultPhase.Later;

    /// <param name="prompt">May hold <c>[[fault:marker]]</c>, or <c>[[fault:marker=2]]</c> for its first two submits.</param>
    /// <param name="fault">None when the prompt names none.</param>
    /// <param name="times">How many submits of the prompt it strikes.</param>
    /// <returns>False when the prompt names a fault that there is not: a slip of the pen must not look like a healthy run.</returns>
    public static bool TryFind(string prompt, out VivaFault fault, out int times)
    {
        (fault, times) = (VivaFault.None, int.MaxValue);
        var marker = MarkerForm().Match(prompt);
        if (!marker.Success)
        {
            return true;
        }

        var words = marker.Groups[1].Value.Split('=', 2);
        fault = Entries.FirstOrDefault(entry => entry.Marker == words[0])?.Fault ?? VivaFault.None;
        return fault != VivaFault.None
            && (words.Length == 1 || int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out times));
    }

    [GeneratedRegex(@"\[\[fault:([^\]]*)\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex MarkerForm();
}
