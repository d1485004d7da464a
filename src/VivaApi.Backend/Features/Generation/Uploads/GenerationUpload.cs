namespace VivaApi.Backend.Features.Generation.Uploads;

/// <summary>An image that a customer sent, to be a job's first or last frame. Kept for a while, seen by nobody else.</summary>
internal sealed class GenerationUpload
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Found by looking at the content, whatever the sender said.</summary>
    public required string ContentType { get; init; }

    public required byte[] Content { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
