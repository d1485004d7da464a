using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VivaApi.Backend.Features.Webhooks;

/// <summary>Writes what is sent to integrators into the document, as its <c>webhooks</c>.</summary>
internal sealed class DescribeWebhooks(IEnumerable<WebhookDescription> descriptions, IOptions<JsonOptions> json) : IDocumentFilter
{
    private const string Rules =
        "Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again "
        + "for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same "
        + "webhook-id, and in any order. Verify the signature before anything else.";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var described = descriptions.ToDictionary(description => description.Type, StringComparer.Ordinal);
        if (WebhookEvents.All.Append(WebhookEvents.Test).FirstOrDefault(type => !described.ContainsKey(type)) is { } missing)
        {
            throw new InvalidOperationException($"The event {missing} is described nowhere.");
        }

        swaggerDoc.Webhooks = described.Values.OrderBy(description => description.Type, StringComparer.Ordinal).ToDictionary(
            description => description.Type,
            IOpenApiPathItem (description) => new OpenApiPathItem
            {
                Operations = new Dictionary<HttpMethod, OpenApiOperation>
                {
                    [HttpMethod.Post] = OperationOf(description, swaggerDoc, context),
                },
            });
    }

    private OpenApiOperation OperationOf(WebhookDescription description, OpenApiDocument document, DocumentFilterContext context) => new()
    {
        OperationId = "on" + string.Concat(description.Type.Split('.', '_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
        Summary = description.Summary,
        Description = Rules,
        Tags = new HashSet<OpenApiTagReference> { new("webhooks", document) },
        Security = [],
        Parameters =
        [
            HeaderOf("webhook-id", "Names the event; the same for every try and every endpoint.", "msg_0198c0de7a3b7c4d9e5f60718293a4b5"),
            HeaderOf(
                "webhook-timestamp",
                "When this try was sent, in seconds since 1970. Refuse what is older than five minutes.",
                "1772353800"),
            HeaderOf(
                "webhook-signature",
                "One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over "
                + "`id.timestamp.body`, with the base64 part of the secret as its key.",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ],
        RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(description.DataType, context.SchemaRepository),
                    Example = JsonSerializer.SerializeToNode(description.Body, description.Body.GetType(), json.Value.SerializerOptions),
                },
            },
        },
        Responses = new OpenApiResponses
        {
            ["2XX"] = new OpenApiResponse { Description = "Taken." },
            ["410"] = new OpenApiResponse { Description = "Never send anything here again: the endpoint is switched off." },
        },
    };

    private static OpenApiParameter HeaderOf(string name, string meaning, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = true,
        Description = meaning,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
