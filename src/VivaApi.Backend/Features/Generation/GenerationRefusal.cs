using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation;

/// <summary>What a customer is told of a definite refusal: their own mistakes in VivaAPI's words, the operator's without details.</summary>
internal static class GenerationRefusal
{
    public static GenerationEnd.Failed EndOf(VivaSubmitOutcome.Refused refused) => refused.IsOperators
        ? Unavailable
        : refused.Kind == VivaRefusal.Content
            ? new GenerationEnd.Failed(
                GenerationCause.ContentRefused, "content_refused", "The provider's content rules do not allow this prompt.")
            : new GenerationEnd.Failed(
                GenerationCause.RequestRefused, "request_refused", "The provider did not accept this request.");

    public static GenerationEnd.Failed Unavailable { get; } = new(
        GenerationCause.UpstreamUnavailable, "upstream_unavailable", "Videos cannot be made at the moment; nothing was charged.");

    /// <summary>The customer was shown their own VivaAPI key, so no other may make their videos, and it cannot.</summary>
    public static GenerationEnd.Failed OwnKeyEnded { get; } = new(
        GenerationCause.UpstreamUnavailable,
        "own_key_ended",
        "Your own VivaAPI key is used up or switched off; nothing was charged. A purchase tops it up.");
}
