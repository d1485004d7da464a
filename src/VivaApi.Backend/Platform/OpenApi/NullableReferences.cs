using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>Says of a property that is another schema that it may also be null; a bare <c>$ref</c> cannot say it.</summary>
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
                var isText = Nullable.GetUnderlyingType(property.PropertyType)?.IsEnum == true;
                properties[name] = new OpenApiSchema
                {
                    Type = (isText ? JsonSchemaType.String : JsonSchemaType.Object) | JsonSchemaType.Null,
                    AllOf = [reference],
                };
            }
        }
    }

    private bool MayBeNull(PropertyInfo property) => nullability.Create(property).ReadState == NullabilityState.Nullable;
}
