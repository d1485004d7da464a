using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VivaApi.Backend.Platform.Persistence;

/// <summary>Enums have one spelling everywhere, in tables and in JSON: snake_case (<c>InDoubt</c> is <c>in_doubt</c>).</summary>
internal static class EnumText
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static T Parse<T>(string text)
        where T : struct, Enum => Names<T>.ByText.TryGetValue(text, out var value)
            ? value
            : throw new ArgumentException($"'{text}' is not a {typeof(T).Name}.", nameof(text));

    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is not null && Names<T>.ByText.TryGetValue(text, out value);
    }

    public static void MapAllEnums(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum && property.GetValueConverter() is null)
            {
                property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumTextConverter<>).MakeGenericType(type))!);
                property.SetMaxLength(32);
            }
        }
    }

    private sealed class EnumTextConverter<T>() : ValueConverter<T, string>(value => Of(value), text => Parse<T>(text))
        where T : struct, Enum;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByText = Enum.GetValues<T>().ToDictionary(Of, StringComparer.Ordinal);
    }
}
