namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>What became of one try.</summary>
/// <param name="StartedAt">When it was sent.</param>
/// <param name="Took">From then to the answer's end, or to when it was given up.</param>
/// <param name="Status">The HTTP status; null when nothing was answered.</param>
/// <param name="Text">The beginning of the answer's body.</param>
/// <param name="Error">Why nothing was answered.</param>
/// <param name="RetryAfter">How long the endpoint asked to be left alone.</param>
internal sealed record WebhookAnswer(
    DateTimeOffset StartedAt, TimeSpan Took, int? Status, string? Text, string? Error, TimeSpan? RetryAfter)
{
    /// <summary>Nothing was sent: the endpoint's secret cannot be read, which is the service's own fault.</summary>
    public bool IsUnsigned { get; private init; }

    public bool IsTaken => Status is >= 200 and <= 299;

    /// <summary>The endpoint says that it will never be there again.</summary>
    public bool IsGone => Status == StatusCodes.Status410Gone;

    public static WebhookAnswer Unsigned(DateTimeOffset now) => new(now, TimeSpan.Zero, null, null, "signing failed", null)
    {
        IsUnsigned = true,
    };
}
