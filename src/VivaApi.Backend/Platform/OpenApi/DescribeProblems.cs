using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>
/// Gathers what the operations' problems say into the one schema of problems: all codes (<c>x-extensible-enum</c>, since more may come),
/// and the members that some of them carry, so that generated clients know their names and types.
/// </summary>
internal sealed class DescribeProblems : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var examples = swaggerDoc.Paths.Values
            .SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.Responses?.Values ?? Enumerable.Empty<IOpenApiResponse>())
            .SelectMany(response => response.Content ?? Enumerable.Empty<KeyValuePair<string, IOpenApiMediaType>>())
            .Where(content => content.Key == "application/problem+json")
            .SelectMany(content => content.Value.Examples?.Values ?? Enumerable.Empty<IOpenApiExample>())
            .Select(example => example.Value).OfType<JsonObject>()
            .ToList();
        if (context.SchemaRepository.Schemas["Problem"] is not OpenApiSchema { Properties: { } members })
        {
            throw new InvalidOperationException("The schema of problems has no members.");
        }

        foreach (var (name, value) in examples.SelectMany(example => example).OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            members.TryAdd(name, new OpenApiSchema { Type = TypeOf(value) | JsonSchemaType.Null });
        }

        var codes = examples.Select(example => (string?)example["code"]).Distinct().Order(StringComparer.Ordinal);
        ((OpenApiSchema)members["code"]).Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["x-extensible-enum"] = new JsonNodeExtension(new JsonArray([.. codes.Select(code => (JsonNode?)code)])),
        };
    }

    private static JsonSchemaType TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => JsonSchemaType.Integer,
        JsonValueKind.True or JsonValueKind.False => JsonSchemaType.Boolean,
        JsonValueKind.Object => JsonSchemaType.Object,
        JsonValueKind.Array => JsonSchemaType.Array,
        _ => JsonSchemaType.String,
    };
}
