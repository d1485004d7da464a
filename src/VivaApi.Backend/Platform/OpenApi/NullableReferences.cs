using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>Says of a property that is another schema that it may also be null: one of both, which a bare <c>$ref</c> cannot say.</summary>
internal sealed class NullableReferences : ISchemaFilter
{
    private readonly NullabilityInfoContext nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties })
        {
            return;
        }

        foreach (var property in context.Type.GetProperties().Where(MayBeNull))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (properties.TryGetValue(name, out var reference) && reference is OpenApiSchemaReference)
            {
                properties[name] = new OpenApiSchema { OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }] };
            }
        }
    }

    // Of a member whose type is a parameter nullability says nothing.
    private bool MayBeNull(PropertyInfo property) =>
        property.GetCustomAttribute<RequiredAttribute>() is null && nullability.Create(property).ReadState == NullabilityState.Nullable;
}
