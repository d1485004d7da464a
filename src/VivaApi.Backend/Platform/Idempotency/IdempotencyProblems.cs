using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Platform.Idempotency;

internal static class IdempotencyProblems
{
    public static readonly ProblemKind KeyMissing =
        new("idempotency_key_missing", 400, "Send an Idempotency-Key header.");

    public static readonly ProblemKind KeyInvalid =
        new("idempotency_key_invalid", 400, "The Idempotency-Key must be 1 to 255 visible ASCII characters.");

    public static readonly ProblemKind KeyReused =
        new("idempotency_key_reused", 422, "This Idempotency-Key was used with another request.");

    public static readonly ProblemKind InProgress =
        new("request_in_progress", 409, "A request with this Idempotency-Key is still running.");

    /// <summary>The answer while an earlier request with the key is running.</summary>
    public static ProblemHttpResult AskAgain(HttpContext context, IdempotencyOptions options)
    {
        context.Response.Headers.RetryAfter = options.InProgressRetrySeconds.ToString(CultureInfo.InvariantCulture);
        return InProgress.Because("Ask again shortly with the same key.");
    }

    /// <summary>The answer to another request with the key of an earlier one.</summary>
    public static ProblemHttpResult UseAnotherKey() =>
        KeyReused.Because("Use a new key for a new request, or send the first request again unchanged.");
}
