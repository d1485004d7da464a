using System.Globalization;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>A master key as the settings name it.</summary>
/// <param name="Name">The setting it stands in; with a place where that holds several.</param>
/// <param name="Text">The key itself: a secret.</param>
/// <param name="Weight">Its share of new jobs beside the other keys' weights; 0 when it cannot be read.</param>
internal sealed record VivaKeySetting(string Name, string Text, int Weight)
{
    public const int MostKeys = 100;

    public const int MaxWeight = 1_000;

    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    /// <summary>Every key of the two settings once, <c>VEO_API_KEY</c> first.</summary>
    public static IReadOnlyList<VivaKeySetting> AllOf(VivaOptions options)
    {
        IEnumerable<VivaKeySetting> first =
            options.ApiKey.Length > 0 ? [new VivaKeySetting(VivaOptions.ApiKeyName, options.ApiKey, 1)] : [];
        return [.. first.Concat(SeveralOf(options)).DistinctBy(key => key.Text, StringComparer.Ordinal)];
    }

    /// <summary>The keys of <c>VEO_API_KEYS</c> as they stand there.</summary>
    public static IReadOnlyList<VivaKeySetting> SeveralOf(VivaOptions options) =>
        [.. options.ApiKeys.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select((entry, place) => Read(string.Create(CultureInfo.InvariantCulture, $"{VivaOptions.ApiKeysName}[{place}]"), entry))];

    /// <summary>A key goes into a header: anything but visible ASCII would be refused there, with a far worse message.</summary>
    public static bool IsKey(string? text) =>
        text is { Length: >= 8 and <= 512 } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static VivaKeySetting Read(string name, string entry)
    {
        var parts = entry.Split(':');
        var weight = parts.Length == 1 ? 1
            : parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given
            : 0;
        return new VivaKeySetting(name, parts[0], weight);
    }
}
