using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Platform.Persistence;

/// <summary>
/// An entity as one JSON object with the names and values of its columns, for SQL functions that take whole rows
/// (<c>jsonb_populate_record</c>). What is null or an unset time is left out, for the database to fill in.
/// </summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new CreditAmountColumn(), new FenColumn(),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutUnsetTimes } },
    };

    public static string Of<TEntity>(TEntity entity)
        where TEntity : class => JsonSerializer.Serialize(entity, Options);

    private static void LeaveOutUnsetTimes(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(DateTimeOffset)))
        {
            property.ShouldSerialize = static (_, value) => value is DateTimeOffset time && time != default;
        }
    }

    private sealed class CreditAmountColumn : JsonConverter<CreditAmount>
    {
        public override CreditAmount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, CreditAmount value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }

    private sealed class FenColumn : JsonConverter<Fen>
    {
        public override Fen Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Fen value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}
