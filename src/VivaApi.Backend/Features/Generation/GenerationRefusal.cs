using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation;

/// <summary>What a customer is told of a definite refusal: their own mistakes in VivaAPI's words, the operator's without details.</summary>
internal static class GenerationRefusal
{
    public static GenerationEnd.Failed EndOf(VivaSubmitOutcome.Refused refused) => refused.IsOperators
        ? new GenerationEnd.Failed("upstream_unavailable", "Videos cannot be made at the moment; the credits were given back.")
        : refused.Kind == VivaRefusal.Content
            ? new GenerationEnd.Failed(
                "content_refused", "The provider's content rules do not allow this prompt; the credits were given back.")
            : new GenerationEnd.Failed("request_refused", "The provider did not accept this request; the credits were given back.");
}
