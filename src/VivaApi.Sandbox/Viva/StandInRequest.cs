using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace VivaApi.Sandbox.Viva;

/// <summary>A submit's fields, from JSON or from a form.</summary>
internal sealed record StandInRequest(string Body, IReadOnlyDictionary<string, string> Fields)
{
    public string Prompt => Fields.GetValueOrDefault("prompt", string.Empty);

    public string Model => Fields.GetValueOrDefault("model", string.Empty);

    public string? Seconds => Fields.GetValueOrDefault("seconds") ?? Fields.GetValueOrDefault("duration");

    public bool HasFairLength =>
        Seconds is null || (
            int.TryParse(Seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3_600);

    /// <returns>Null when the body is neither JSON nor a form.</returns>
    public static async Task<StandInRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var body = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        buffer.Position = 0;
        try
        {
            var isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
            var fields = isForm
                ? await FormFieldsAsync(buffer, HeaderUtilities.RemoveQuotes(type!.Boundary).ToString(), cancellationToken)
                : JsonFields(body);
            return new StandInRequest(body, fields);
        }
        catch (Exception failure) when (failure is JsonException or IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> JsonFields(string body)
    {
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("Not an object.");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            fields[property.Name] = property.Value.ToString();
        }

        return fields;
    }

    private static async Task<Dictionary<string, string>> FormFieldsAsync(
        Stream body, string boundary, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var name = section.GetContentDispositionHeader()?.Name.Value?.Trim('"');
            if (name is not null)
            {
                fields[name] = await section.ReadAsStringAsync(cancellationToken);
            }
        }

        return fields;
    }
}
