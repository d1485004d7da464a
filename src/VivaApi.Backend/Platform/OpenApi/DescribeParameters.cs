using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>
/// Says what each parameter means, where its endpoint does not: the same name means the same everywhere. A test holds that none is without
/// words.
/// </summary>
internal sealed class DescribeParameters : IOperationFilter
{
    private const string Cursor = "AZjA3no7fE2eX2BxgpOktQ";

    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["limit"] = $"How many at most: 1 to {PageRequest.MaxLimit}; {PageRequest.DefaultLimit} when it is left out.",
        ["cursor"] = "The nextCursor of the page before, as it was answered; left out for the first page.",
        ["code"] = "The stable code that names it.",
        ["what"] = "What is exported; see the description.",
        ["link"] = "What createGenerationLink has put into the address, in the place of the Authorization header.",
        ["Last-Event-ID"] = "The id of the last event that was seen: it is not sent again.",
        ["state"] = "Only what is in this state; all when it is left out.",
        ["kind"] = "Only what is of this kind; all when it is left out.",
        ["severity"] = "Only what is of this severity; all when it is left out.",
        ["key"] = "Only what has this key; all when it is left out.",
        ["actor"] = "Only what this user has done; what anybody has when it is left out.",
        ["act"] = "Only this act; every one when it is left out.",
        ["subject"] = "Only what was done to this; to anything when it is left out.",
        ["email"] = "Only addresses that begin with this; all when it is left out.",
        ["suspended"] = "Whether only suspended accounts are listed, or only those that are not; both when it is left out.",
        ["threshold"] = "The least share of the quota that is used, from 0.5 to 1; 0.8 when it is left out.",
        ["by"] = "What the sums are told apart by.",
        ["bom"] = "Whether the file begins with a byte order mark, by which spreadsheet programs know UTF-8.",
        ["date"] = "Only this day of Beijing's, as 2026-03-01; all when it is left out.",
        ["at"] = "The moment that is asked about, as RFC 3339.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description ??= MeaningOf(parameter);
            if (parameter is { Name: "limit", Schema: OpenApiSchema limit })
            {
                (limit.Minimum, limit.Maximum, limit.Default) = ("1", $"{PageRequest.MaxLimit}", PageRequest.DefaultLimit);
            }

            parameter.Example ??= ExampleOf(parameter);
        }
    }

    private static string? MeaningOf(OpenApiParameter parameter) => (parameter.Name, parameter.Schema?.Format) switch
    {
        ("from", "date") => "The first day, of Beijing's.",
        ("to", "date") => "The last day, of Beijing's; it counts as well.",
        ("from", _) => "From this moment on, as RFC 3339; from the first when it is left out.",
        ("to", _) => "Up to this moment, as RFC 3339, which is no longer part of it; up to now when it is left out.",
        (_, "uuid") when parameter.In == ParameterLocation.Path => "The id that was answered when it was made, or in its list.",
        ({ } name, _) => Meanings.GetValueOrDefault(name),
        _ => null,
    };

    // Those of one operation alone are in its description.
    private static string? ExampleOf(OpenApiParameter parameter) => (parameter.Name, parameter.Schema?.Format) switch
    {
        (_, "uuid") => Examples.Id.ToString(),
        ("cursor", _) => Cursor,
        ("from", "date") => "2026-03-01",
        ("to", "date") => "2026-03-31",
        ("from", _) => "2026-03-01T00:00:00Z",
        ("to" or "at", _) => "2026-04-01T00:00:00Z",
        _ => null,
    };
}
