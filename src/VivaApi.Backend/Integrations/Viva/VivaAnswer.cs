using System.Text.Json;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>
/// A JSON answer in which nothing is taken for granted: not that a field is there, not its type, not that its text is valid.
/// Paths are written with points: <c>data.task_id</c>.
/// </summary>
internal readonly struct VivaAnswer(JsonElement root)
{
    private const int DeepestNesting = 32;

    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    /// <summary>False unless the whole body is one JSON object.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out VivaAnswer answer)
    {
        answer = default;
        try
        {
            var text = body.Span.StartsWith(Bom) ? body[3..] : body;
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            answer = new VivaAnswer(document.RootElement.Clone());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public JsonElement? Find(string path)
    {
        var found = root;
        foreach (var name in path.Split('.'))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                return null;
            }
        }

        return found.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : found;
    }

    /// <summary>A text or a number as text; null when absent, empty or of another type.</summary>
    public string? Text(string path) => Find(path) is { } found ? TextOf(found) : null;

    /// <summary>The first of the places that holds a text.</summary>
    public string? FirstText(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (Text(path) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    public static string? TextOf(JsonElement element)
    {
        try
        {
            var text = element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number => element.GetRawText(),
                _ => null,
            };
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or broken UTF-8 inside a string: valid JSON to the parser, but not a text.
            return null;
        }
    }
}
