using System.Text.Json;
using System.Text.Json.Serialization;

namespace VivaApi.Backend.Platform.Http;

/// <summary>Refuses text with the character U+0000, which JSON can carry and PostgreSQL cannot keep.</summary>
internal sealed class StorableText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException() : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
