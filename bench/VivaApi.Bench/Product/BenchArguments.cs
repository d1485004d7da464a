using System.Globalization;

namespace VivaApi.Bench.Product;

/// <summary>Whole numbers by name: <c>--jobs 1000</c>. What is not known is an error, not a default.</summary>
internal sealed class BenchArguments
{
    private readonly Dictionary<string, int> values;

    private BenchArguments(Dictionary<string, int> values) => this.values = values;

    public int this[string name] => values[name];

    /// <param name="defaults">Every argument that there is.</param>
    /// <returns>Null, after saying so, when the command line cannot be understood.</returns>
    public static async Task<BenchArguments?> ReadAsync(IReadOnlyList<string> arguments, Dictionary<string, int> defaults)
    {
        var values = new Dictionary<string, int>(defaults, StringComparer.Ordinal);
        for (var place = 0; place < arguments.Count; place += 2)
        {
            var name = arguments[place].TrimStart('-');
            if (!values.ContainsKey(name)
                || place + 1 >= arguments.Count
                || !int.TryParse(arguments[place + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value == 0)
            {
                await Console.Error.WriteLineAsync(
                    $"options: {string.Join(' ', defaults.Select(option => $"--{option.Key} N ({option.Value})"))}");
                return null;
            }

            values[name] = value;
        }

        return new BenchArguments(values);
    }
}
