using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>What operators are told of an endpoint, and when it is over.</summary>
internal sealed class WebhookAlarms(AlertBook alerts)
{
    private const string Disabled = "webhook_endpoint_disabled";
    private const string Unsigned = "webhook_signing_failed";

    /// <summary>After a try, in its transaction.</summary>
    /// <param name="before">The endpoint as it was before the try.</param>
    /// <param name="answer">What became of the try.</param>
    /// <param name="cancellationToken">Undoes the caller's transaction.</param>
    public async Task FollowAsync(WebhookEndpoint before, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.IsUnsigned)
        {
            await alerts.RaiseAsync(
                Unsigned,
                before.Id.ToString(),
                AlertSeverity.Critical,
                $"The secret of a webhook endpoint of customer {before.UserId} cannot be read, so nothing can be signed: is the key ring "
                + "complete? If its key is lost, the customer must change the secret.",
                cancellationToken);
        }
        else
        {
            // Whatever else has happened to the endpoint since: it was signed.
            await alerts.RecoverAsync(Unsigned, before.Id.ToString(), cancellationToken);
        }
    }

    public Task DisabledAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken) => alerts.RaiseAsync(
        Disabled,
        endpoint.Id.ToString(),
        AlertSeverity.Warning,
        $"A webhook endpoint of customer {endpoint.UserId} was switched off: "
        + (endpoint.DisabledBecause == WebhookDisabling.Gone ? "it answered 410. " : "it failed for days. ")
        + "Its events are kept; tell the customer, unless mail is set and did.",
        cancellationToken);

    /// <summary>It is on again.</summary>
    public Task EnabledAsync(Guid endpointId, CancellationToken cancellationToken) =>
        alerts.RecoverAsync(Disabled, endpointId.ToString(), cancellationToken);

    /// <summary>There is no such endpoint any more.</summary>
    public async Task GoneAsync(Guid endpointId, CancellationToken cancellationToken)
    {
        await alerts.RecoverAsync(Disabled, endpointId.ToString(), cancellationToken);
        await alerts.RecoverAsync(Unsigned, endpointId.ToString(), cancellationToken);
    }
}
