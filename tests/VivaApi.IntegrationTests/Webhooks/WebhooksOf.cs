using System.Net;
using System.Text.Json.Nodes;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>Webhook endpoints, as a customer handles them.</summary>
internal static class WebhooksOf
{
    public static async Task<(string Id, string Secret)> ListenAsync(
        this Customer customer, WebhookReceiver receiver, params string[] events)
    {
        var made = (await customer.PostAsync("/webhook-endpoints", new { url = $"{receiver.Address}events", events }))
            .Is(HttpStatusCode.Created);
        return (made.At<string>("endpoint", "id"), made.At<string>("secret"));
    }

    public static async Task<Answer> TestEventAsync(this Customer customer, string endpoint) =>
        (await customer.PostAsync($"/webhook-endpoints/{endpoint}/test", new { })).Is(HttpStatusCode.Accepted);

    public static async Task<Answer> EndpointAsync(this Customer customer, string endpoint) =>
        (await customer.GetAsync($"/webhook-endpoints/{endpoint}")).Is(HttpStatusCode.OK);

    public static Task<Answer> ChangeAsync(this Customer customer, string endpoint, object change) =>
        customer.ChangeAsync(HttpMethod.Patch, $"/webhook-endpoints/{endpoint}", change);

    public static async Task<List<JsonNode>> DeliveriesAsync(this Customer customer, string endpoint) =>
        [
            .. (await customer.GetAsync($"/webhook-endpoints/{endpoint}/deliveries?limit=100")).Is(HttpStatusCode.OK)
                .Json["items"]!.AsArray().OfType<JsonNode>(),
        ];

    public static async Task<Answer> LogAsync(this Customer customer, string endpoint, string delivery) =>
        (await customer.GetAsync($"/webhook-endpoints/{endpoint}/deliveries/{delivery}")).Is(HttpStatusCode.OK);
}
