using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Webhooks;

internal static class WebhookProblems
{
    public static readonly ProblemKind TooMany = new(
        "too_many_webhook_endpoints", 409, "There are as many webhook endpoints as there may be.");
    public static readonly ProblemKind Disabled = new("webhook_endpoint_disabled", 409, "The webhook endpoint is switched off.");
}
