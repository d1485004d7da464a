using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Platform.Idempotency;

/// <summary>Section <c>Idempotency</c>.</summary>
internal sealed class IdempotencyOptions
{
    /// <summary>Days for which the answer to an <c>Idempotency-Key</c> is kept. Default 7.</summary>
    [Range(1, 90)]
    public int KeepDays { get; init; } = 7;

    /// <summary>Seconds a client is told to wait when its earlier request with the same key is still running. Default 2.</summary>
    [Range(1, 60)]
    public int InProgressRetrySeconds { get; init; } = 2;
}
