using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>What each group of operations is for, in the order in which a reader meets them.</summary>
internal sealed class DescribeTags : IDocumentFilter
{
    private static readonly (string Name, string Meaning)[] Meanings =
    [
        ("auth", "Registering, logging in and out, and who is calling."),
        ("payments", "Packages, orders and how to pay them."),
        ("generation", "Videos: asked for, followed, fetched."),
        ("quota", "What the customer may use and has used, and every movement of credits."),
        ("keys", "Keys with which the customer's programs call."),
        ("webhooks", "Where events are sent, and what became of each."),
        ("admin", "For operators alone."),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var used = swaggerDoc.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.Tags ?? Enumerable.Empty<OpenApiTagReference>())
            .Select(tag => tag.Name ?? string.Empty)
            .ToHashSet(StringComparer.Ordinal);
        if (used.Except(Meanings.Select(tag => tag.Name), StringComparer.Ordinal).FirstOrDefault() is { } untold)
        {
            throw new InvalidOperationException($"The tag {untold} is described nowhere.");
        }

        swaggerDoc.Tags = Meanings.Where(tag => used.Contains(tag.Name))
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Meaning })
            .ToHashSet();
    }
}
