using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.DedicatedKeys;

/// <summary>
/// A customer's own key at VivaAPI. <paramref name="Pending"/>: VivaAPI's side is not so yet; a worker is at it, and waits for jobs that
/// are being made with the key. <paramref name="RevealedAt"/>: when its customer was first shown it. As of <paramref name="SettledAt"/>,
/// in credits: <paramref name="CreditsInBooks"/> is what our books say is left, <paramref name="CreditsAtVivaApi"/> what VivaAPI's count
/// says is left on the key, and <paramref name="CreditsUsedOutside"/> by how much that is less.
/// </summary>
public sealed record DedicatedKeyResponse(
    Guid UserId,
    string Name,
    string State,
    bool Pending,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevealedAt,
    DateTimeOffset? SettledAt,
    long? CreditsInBooks,
    long? CreditsAtVivaApi,
    long CreditsUsedOutside);

internal static class DedicatedKeyResponses
{
    public static DedicatedKeyResponse Example { get; } = new(
        Examples.Id, "u-0199a0b1c2d3e4f5a6b7c8d9e0f1", "disabled", true, 0, Examples.Time, Examples.Time, Examples.Time, 485, 470, 15);

    public static DedicatedKeyResponse ToResponse(this DedicatedKey key) => new(
        key.UserId,
        key.Name,
        EnumText.Of(key.Wish),
        key.Due,
        key.Attempts,
        key.CreatedAt,
        key.RevealedAt,
        key.SettledAt,
        key.BookCredits,
        key.BookCredits - key.OutsideCredits,
        Math.Max(0, key.OutsideCredits));
}
