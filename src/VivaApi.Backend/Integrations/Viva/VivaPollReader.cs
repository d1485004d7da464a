namespace VivaApi.Backend.Integrations.Viva;

/// <summary>What an answer to a poll means. Trouble with the question is never taken for the end of the task.</summary>
internal static class VivaPollReader
{
    private const string TaskNotExist = "task_not_exist";

    public static VivaPollOutcome Read(VivaReply reply)
    {
        if (!VivaAnswer.TryRead(reply.Body, out var answer))
        {
            return Unreadable(reply);
        }

        if (!reply.IsSuccess)
        {
            return Refused(reply, VivaError.ReadRefusal(answer));
        }

        if (VivaTaskFields.State(answer) is not { } state)
        {
            return WithoutState(reply, answer);
        }

        return state switch
        {
            VivaTaskState.Queued => new VivaPollOutcome.Running(0),
            VivaTaskState.Running => new VivaPollOutcome.Running(VivaTaskFields.Progress(answer)),
            VivaTaskState.Succeeded => Succeeded(VivaTaskFields.FileUrl(answer)),
            VivaTaskState.Failed => Failed(answer),
        };
    }

    private static VivaPollOutcome.Succeeded Succeeded(string? fileUrl) => new(fileUrl, NeedsContentRoute: fileUrl is null);

    private static VivaPollOutcome.Failed Failed(VivaAnswer answer)
    {
        var typed = VivaError.Typed(answer, "error") ?? VivaError.Typed(answer, "data.error") ?? VivaError.Typed(answer, "detail.error");
        var words = answer.FirstText("fail_reason", "data.fail_reason", "error_msg", "detail.failure_reason", "task_status_msg")
            ?? typed?.Message
            ?? answer.FirstText("message", "data.message", "data.data.error");
        var error = new VivaError(typed?.Code ?? "failed", VivaError.Clean(words), IsTyped: true);
        return new VivaPollOutcome.Failed(error.Code, error.Message) { IsContent = VivaRefusalTable.IsContent(error) };
    }

    // An error beside the task's id speaks of the task; without it, of the question.
    private static VivaPollOutcome WithoutState(VivaReply reply, VivaAnswer answer)
    {
        if (VivaError.Read(answer) is not { } error)
        {
            return new VivaPollOutcome.Unreachable($"HTTP {reply.Status} without a state", null);
        }

        return error.IsTyped && VivaTaskFields.Id(answer) is not null ? Failed(answer) : Refused(reply, error);
    }

    private static VivaPollOutcome Refused(VivaReply reply, VivaError error)
    {
        if (IsTaskUnknown(reply, error))
        {
            return new VivaPollOutcome.TaskUnknown();
        }

        VivaRefusal? kind = VivaRefusalTable.Of(reply.Status, error) switch
        {
            VivaRefusal.Other => null,
            var known => known,
        };
        return new VivaPollOutcome.Unreachable($"HTTP {reply.Status}, {error.Outline}", kind)
        {
            RetryAfter = reply.RetryAfter,
        };
    }

    private static bool IsTaskUnknown(VivaReply reply, VivaError error) =>
        error.Code == TaskNotExist
        || error.Message.StartsWith(TaskNotExist, StringComparison.Ordinal)
        || (reply.Status == 404
            && error.Message.Contains("task", StringComparison.OrdinalIgnoreCase)
            && error.Message.Contains("not", StringComparison.OrdinalIgnoreCase)
            && !error.Message.Contains("Invalid URL", StringComparison.Ordinal));

    private static VivaPollOutcome.Unreachable Unreadable(VivaReply reply)
    {
        VivaRefusal? kind = reply.Status switch
        {
            >= 500 => null,
            401 or 402 or 403 or 404 or 405 or 429 => VivaRefusalTable.OfStatus(reply.Status),
            >= 300 and <= 399 => VivaRefusal.RouteNotFound,
            _ => reply.IsHtml ? VivaRefusal.RouteNotFound : null,
        };
        return new VivaPollOutcome.Unreachable($"HTTP {reply.Status} with an answer that is not JSON", kind)
        {
            RetryAfter = reply.RetryAfter,
        };
    }
}
