using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>
/// An error out of any of the envelopes in use: <c>{"error":{"message","type","code"}}</c>, flat <c>{"code","message"}</c>,
/// <c>{"success":false,"message"}</c>, and the bare <c>{"detail"}</c> or <c>{"message"}</c> of proxies.
/// </summary>
/// <param name="IsTyped">It came as an <c>error</c> object or text, so it may stand beside a task's own fields.</param>
internal sealed partial record VivaError(string Code, string Message, bool IsTyped)
{
    /// <summary>Characters of a code that are kept; a longer one is cut.</summary>
    public const int LongestCode = 64;

    private const int LongestMessage = 500;

    /// <returns>Null when the answer speaks of no error.</returns>
    public static VivaError? Read(VivaAnswer answer)
    {
        if (Typed(answer, "error") is { } typed)
        {
            return typed;
        }

        if (answer.Find("code") is { } code && !IsGood(code))
        {
            return Make(VivaAnswer.TextOf(code) ?? "error", answer.FirstText("message", "msg", "error_msg", "data.message"), typed: false);
        }

        return answer.Find("success") is { ValueKind: JsonValueKind.False }
            ? Make("success_false", answer.FirstText("message", "msg"), typed: false)
            : null;
    }

    /// <summary>An error from an answer whose HTTP status already says that it is one.</summary>
    public static VivaError ReadRefusal(VivaAnswer answer) =>
        Read(answer) ?? Make(string.Empty, answer.FirstText("message", "msg", "detail", "fail_reason"), typed: false);

    /// <summary>An <c>error</c> field: an object with words in it, or a text.</summary>
    public static VivaError? Typed(VivaAnswer answer, string path)
    {
        var code = answer.FirstText($"{path}.code", $"{path}.type");
        var message = answer.FirstText($"{path}.message", $"{path}.msg") ?? answer.Text(path);
        return code is null && message is null ? null : Make(code ?? "error", message, typed: true);
    }

    /// <summary>
    /// What of it may stand in a log, an alert or a row that outlives a customer: the code, where it has the form of one, and how long the
    /// words were. The words may repeat a prompt.
    /// </summary>
    public string Outline => OutlineOf(Code, Message);

    /// <inheritdoc cref="Outline"/>
    public static string OutlineOf(string code, string message)
    {
        var shown = code.Length == 0 ? "no code" : CodeForm().IsMatch(code) ? code : "a code that is none";
        return string.Create(CultureInfo.InvariantCulture, $"{shown}, {message.Length} characters of words");
    }

    /// <summary>Words from outside, fit for a column: one line, bounded, without keys.</summary>
    public static string Clean(string? text, int longest = LongestMessage)
    {
        if (text is null)
        {
            return string.Empty;
        }

        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return KeyForm().Replace(line.ToString(), "sk-***").Trim();
    }

    private static VivaError Make(string code, string? message, bool typed) => new(Clean(code, LongestCode), Clean(message), typed);

    // "code" is a text, a number or a truth value, and stands in good answers too.
    private static bool IsGood(JsonElement code) => code.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => code.TryGetInt32(out var number) && number is 0 or (>= 200 and <= 299),
        JsonValueKind.String => VivaAnswer.TextOf(code)?.ToLowerInvariant() is null or "success" or "ok" or "0" or "200",
        _ => false,
    };

    [GeneratedRegex("^[A-Za-z0-9_]{1,48}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();

    [GeneratedRegex("sk-[A-Za-z0-9_-]{6,}", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();
}
