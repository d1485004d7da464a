using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace VivaApi.Sandbox.Alipay;

/// <summary>A definite no, in Alipay's words.</summary>
internal sealed record GatewayRefusal(string Code, string SubCode, string SubMessage)
{
    public string Message => Code switch
    {
        "20000" => "Service Currently Unavailable",
        "40001" => "Missing Required Arguments",
        "40002" => "Invalid Arguments",
        "40006" => "Insufficient Permissions",
        _ => "Business Failed",
    };

    /// <summary>Alipay cannot sign for a merchant whom it does not know.</summary>
    public bool Signed => SubCode is not ("isv.invalid-app-id" or "isv.missing-app-id" or "isv.missing-method" or "isv.invalid-method");

    public static GatewayRefusal Business(string subCode, string subMessage) => new("40004", subCode, subMessage);
}

/// <summary>The parameters of a request, from the address and the body, and its business content.</summary>
internal sealed class GatewayRequest
{
    private readonly Dictionary<string, string> content;

    private GatewayRequest(Dictionary<string, string> fields, Dictionary<string, string> content, bool readable)
    {
        Fields = fields;
        this.content = content;
        IsReadable = readable;
    }

    public Dictionary<string, string> Fields { get; }

    /// <summary>False when a parameter came twice with two values, or the business content is not an object of texts.</summary>
    public bool IsReadable { get; }

    public string Method => Field("method") ?? string.Empty;

    public string? Field(string name) => Fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public string? Content(string name) => content.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public static GatewayRequest Parse(string query, string body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var readable = true;
        foreach (var (name, values) in QueryHelpers.ParseQuery(query).Concat(QueryHelpers.ParseQuery(body)))
        {
            foreach (var value in values)
            {
                // The charset stands in the address and in the body; that is fine while they agree.
                readable &= fields.TryAdd(name, value!) || fields[name] == value;
            }
        }

        var content = ReadContent(fields.GetValueOrDefault("biz_content"));
        return new GatewayRequest(fields, content ?? [], readable && content is not null);
    }

    private static Dictionary<string, string>? ReadContent(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.EnumerateObject().ToDictionary(
                property => property.Name,
                property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText());
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
