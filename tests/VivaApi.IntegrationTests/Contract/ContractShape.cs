using System.Globalization;
using System.Text.Json.Nodes;

namespace VivaApi.IntegrationTests.Contract;

/// <summary>
/// What callers can have come to rely on in an OpenAPI document: each place of it with the words that hold there, for example
/// <c>createOrder > channel</c>: <c>string required enum:page</c>. Texts and examples are left out: they may change.
/// <c>&gt;</c> is what is sent, <c>&lt;</c> what is answered, <c>!</c> a problem code, <c>by</c> who may call.
/// </summary>
internal sealed class ContractShape
{
    private static readonly string[] Bounds = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern"];

    private readonly JsonNode document;
    private readonly SortedDictionary<string, string> places = new(StringComparer.Ordinal);

    private ContractShape(JsonNode document) => this.document = document;

    /// <summary>The shape of a document in JSON.</summary>
    public static SortedDictionary<string, string> Of(JsonNode document)
    {
        var shape = new ContractShape(document);
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                shape.Read($"{method.ToUpperInvariant()} {path}", operation!);
            }
        }

        // To whoever receives an event it is an answer: it may grow, and what it had stays.
        foreach (var (type, item) in document["webhooks"]?.AsObject() ?? [])
        {
            shape.places[type] = "event";
            shape.Walk($"{type} < event", item!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!, string.Empty, []);
        }

        return shape.places;
    }

    private void Read(string address, JsonNode operation)
    {
        var id = (string)operation["operationId"]!;
        places[id] = operation["x-idempotency"]?["kind"] is { } kind ? $"{address} repeat:{kind}" : address;
        ReadWaysIn(id, operation["security"]?.AsArray() ?? []);
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var place = $"{id} > {parameter!["in"]}:{parameter["name"]}";
            Walk(place, parameter["schema"]!, (bool?)parameter["required"] == true ? " required" : string.Empty, []);
        }

        foreach (var (type, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
        {
            var required = (bool?)operation["requestBody"]!["required"] == true ? " required" : string.Empty;
            Walk($"{id} > {type}", content!["schema"]!, required, []);
        }

        foreach (var (status, response) in operation["responses"]!.AsObject())
        {
            foreach (var (type, content) in response!["content"]?.AsObject() ?? [])
            {
                if (type == "application/problem+json")
                {
                    ReadCodes(id, content!);
                }
                else if (content!["schema"] is { } schema)
                {
                    Walk($"{id} < {status} {type}", schema, string.Empty, []);
                }
            }

            places.TryAdd($"{id} < {status}", string.Empty);
            foreach (var (header, _) in response!["headers"]?.AsObject() ?? [])
            {
                places[$"{id} < {status} header:{header}"] = string.Empty;
            }
        }
    }

    // Each entry is one way in; an empty one, or none at all, lets in anyone.
    private void ReadWaysIn(string id, JsonArray ways)
    {
        foreach (var way in ways.Select(way => way!.AsObject()).DefaultIfEmpty([]))
        {
            var names = way.Select(scheme => string.Join(':', scheme.Value!.AsArray().Select(name => (string?)name).Prepend(scheme.Key)));
            places[$"{id} by {string.Join('+', names.DefaultIfEmpty("anyone"))}"] = string.Empty;
        }
    }

    private void ReadCodes(string id, JsonNode content)
    {
        foreach (var (code, example) in content["examples"]!.AsObject())
        {
            places[$"{id} ! {code}"] = string.Join(' ', example!["value"]!.AsObject().Select(member => member.Key));
        }
    }

    private void Walk(string place, JsonNode schema, string more, IReadOnlyList<string> above)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            // A type within itself says nothing new the second time.
            if (!above.Contains(reference))
            {
                Walk(place, Schema(reference), more, [.. above, reference]);
            }

            return;
        }

        if (schema["allOf"] is JsonArray { Count: 1 } parts)
        {
            Walk(place, parts[0]!, more + ((bool?)schema["nullable"] == true ? " nullable" : string.Empty), above);
            return;
        }

        if (schema["oneOf"] is JsonArray { Count: 2 } either && either.Count(IsNull) == 1)
        {
            Walk(place, either.Single(part => !IsNull(part))!, more + " nullable", above);
            return;
        }

        places[place] = Words(schema) + more;
        if (schema["items"] is { } items)
        {
            Walk($"{place}[]", items, string.Empty, above);
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            Walk($"{place}.*", values, string.Empty, above);
        }

        var required = schema["required"]?.AsArray().Select(name => (string?)name).ToHashSet() ?? [];
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            Walk($"{place}.{name}", member!, required.Contains(name) ? " required" : string.Empty, above);
        }
    }

    private JsonNode Schema(string reference) => document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!;

    private static bool IsNull(JsonNode? schema) => schema!["type"] is JsonValue type && (string?)type == "null";

    private static string Words(JsonNode schema)
    {
        // 3.1 says null among the types, 3.0 beside them.
        var types = schema["type"] is JsonArray several ? several.Select(type => (string?)type).ToList() : [(string?)schema["type"]];
        List<string> words = [types.Find(type => type != "null") ?? "any"];
        if ((bool?)schema["nullable"] == true || types.Contains("null"))
        {
            words.Add("nullable");
        }

        words.AddRange(Bounds.Where(bound => schema[bound] is not null)
            .Select(bound => string.Create(CultureInfo.InvariantCulture, $"{bound}:{schema[bound]}")));
        if (schema["format"] is { } format)
        {
            words.Add($"format:{format}");
        }

        words.AddRange(schema["enum"]?.AsArray().Select(value => $"enum:{value}") ?? []);
        return string.Join(' ', words);
    }
}
