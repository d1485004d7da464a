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
}
