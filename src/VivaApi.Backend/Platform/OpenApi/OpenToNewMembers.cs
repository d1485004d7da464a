using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>
/// Leaves objects open: an older client must not refuse an answer that has grown, and an older service passes over new members.
/// </summary>
internal sealed class OpenToNewMembers : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchema { AdditionalPropertiesAllowed: false } closed)
        {
            closed.AdditionalPropertiesAllowed = true;
        }
    }
}
