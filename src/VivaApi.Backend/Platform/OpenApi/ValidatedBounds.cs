using System.Globalization;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>
/// Writes the bounds that a request's validator holds its members to into the document: lengths, ranges, what may not be empty.
/// </summary>
internal sealed class ValidatedBounds(IServiceProvider services) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } members }
            || services.GetService(typeof(IValidator<>).MakeGenericType(context.Type)) is not IValidator validator)
        {
            return;
        }

        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            if (members.TryGetValue(JsonNamingPolicy.CamelCase.ConvertName(rule.PropertyName ?? string.Empty), out var found)
                && (IsForEach(rule) ? found.Items : found) is OpenApiSchema bounded)
            {
                foreach (var component in rule.Components)
                {
                    Bound(bounded, component.Validator);
                }
            }
        }
    }

    private static bool IsForEach(IValidationRule rule) => rule.GetType().GetInterfaces().Any(
        face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));

    private static void Bound(OpenApiSchema schema, IPropertyValidator rule)
    {
        var isText = schema.Type?.HasFlag(JsonSchemaType.String) == true;
        switch (rule)
        {
            case ILengthValidator length when isText:
                schema.MinLength = Math.Max(length.Min, schema.MinLength ?? 0) is > 0 and var least ? least : null;
                schema.MaxLength = length.Max > 0 ? length.Max : null;
                break;
            case INotEmptyValidator when isText:
                schema.MinLength = Math.Max(1, schema.MinLength ?? 0);
                break;
            case INotEmptyValidator when schema.Type?.HasFlag(JsonSchemaType.Array) == true:
                schema.MinItems = 1;
                break;
            case IEmailValidator:
                schema.Format = "email";
                break;
            case IBetweenValidator between:
                schema.Minimum = Convert.ToString(between.From, CultureInfo.InvariantCulture);
                schema.Maximum = Convert.ToString(between.To, CultureInfo.InvariantCulture);
                break;
            default:
                // What has no word in a schema is told in the operation's text.
                break;
        }
    }
}
