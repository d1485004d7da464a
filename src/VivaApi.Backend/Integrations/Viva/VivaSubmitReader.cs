namespace VivaApi.Backend.Integrations.Viva;

/// <summary>
/// What an answer to a submit means. The question behind every line: can a task have been started, and be billed, that we would not
/// know of? Where it can, the outcome is unknown.
/// </summary>
internal static class VivaSubmitReader
{
    public static VivaSubmitOutcome Read(VivaReply reply)
    {
        var readable = VivaAnswer.TryRead(reply.Body, out var answer);
        return reply.Status switch
        {
            >= 200 and <= 299 => readable ? Success(reply, answer) : NoAnswer(reply),

            // Redirects are not followed: the body was not accepted here, and must not be repeated elsewhere with the key.
            >= 300 and <= 399 => Refused(reply, VivaRefusal.RouteNotFound, $"the address redirects (HTTP {reply.Status})"),

            // A proxy gave up on one side; the other side may have got it all.
            408 or 499 => new VivaSubmitOutcome.Unknown($"HTTP {reply.Status}"),
            >= 400 and <= 499 => readable ? Refusal(reply, answer) : RefusalWithoutWords(reply),
            _ when readable && IsBeforeProvider(reply, answer) => Refusal(reply, answer),
            _ => new VivaSubmitOutcome.Unknown(Describe(reply, readable, answer)),
        };
    }

    private static VivaSubmitOutcome Success(VivaReply reply, VivaAnswer answer)
    {
        var error = VivaError.Read(answer);
        var id = VivaTaskFields.Id(answer);
        var state = VivaTaskFields.State(answer);

        // An error object beside an id is the task's own: it exists, and polling it tells how it ended.
        if (error is { IsTyped: false } || (error is not null && id is null))
        {
            return Refused(reply, VivaRefusalTable.Of(reply.Status, error), error);
        }

        var file = state == VivaTaskState.Succeeded || (state is null && id is null) ? VivaTaskFields.FileUrl(answer) : null;
        return id is null && file is null
            ? new VivaSubmitOutcome.Unknown($"HTTP {reply.Status} without a task id")
            : new VivaSubmitOutcome.Accepted(id, file);
    }

    // A page where an API should be: the route is not there. Anything else with 2xx may well have started a task.
    private static VivaSubmitOutcome NoAnswer(VivaReply reply) => reply.IsHtml
        ? Refused(reply, VivaRefusal.RouteNotFound, $"HTTP {reply.Status} with a web page instead of JSON")
        : new VivaSubmitOutcome.Unknown($"HTTP {reply.Status} with an answer that is not JSON");

    private static VivaSubmitOutcome.Refused Refusal(VivaReply reply, VivaAnswer answer)
    {
        var error = VivaError.ReadRefusal(answer);
        return Refused(reply, VivaRefusalTable.Of(reply.Status, error), error);
    }

    // 401, 402, 403 and 429 are made by gateways without any words; for the rest, no words means that no API stands there.
    private static VivaSubmitOutcome.Refused RefusalWithoutWords(VivaReply reply) => Refused(
        reply,
        reply.Status is 401 or 402 or 403 or 429 ? VivaRefusalTable.OfStatus(reply.Status) : VivaRefusal.RouteNotFound,
        $"HTTP {reply.Status} without a JSON answer");

    // The relay's distributor refuses with 503 before it calls any provider. Every other 5xx may come after that call.
    private static bool IsBeforeProvider(VivaReply reply, VivaAnswer answer) =>
        reply.Status == 503
        && VivaError.Read(answer) is { } error
        && error.Code != VivaRefusalTable.FromProvider
        && VivaRefusalTable.Of(reply.Status, error) == VivaRefusal.NoChannel;

    private static string Describe(VivaReply reply, bool readable, VivaAnswer answer)
    {
        var words = readable ? VivaError.ReadRefusal(answer) : null;
        return words is null or { Code: "", Message: "" }
            ? $"HTTP {reply.Status}"
            : $"HTTP {reply.Status}, {words.Outline}";
    }

    private static VivaSubmitOutcome.Refused Refused(VivaReply reply, VivaRefusal kind, VivaError error) =>
        new(kind, reply.Status, error.Code, error.Message) { RetryAfter = reply.RetryAfter };

    private static VivaSubmitOutcome.Refused Refused(VivaReply reply, VivaRefusal kind, string message) =>
        new(kind, reply.Status, string.Empty, message) { IsOurWords = true, RetryAfter = reply.RetryAfter };
}
