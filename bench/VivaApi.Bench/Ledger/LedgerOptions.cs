using System.Globalization;

namespace VivaApi.Bench.Ledger;

/// <param name="Seconds">How long one measurement lasts.</param>
/// <param name="Repeats">How often the whole list is gone through.</param>
/// <param name="LargeEntries">Entries in the large ledger; 0 leaves it out.</param>
/// <param name="JsonFile">Where the numbers are written.</param>
internal sealed record LedgerOptions(int Seconds, int Repeats, int LargeEntries, string JsonFile)
{
    public const string Usage =
        """
        usage: bench/ledger [options]
          --seconds N      seconds of one measurement, 1 to 60 (default 5)
          --repeats N      passes over all measurements, 1 to 20 (default 3)
          --large N        entries of the large ledger, a multiple of 10000 (default 1000000; 0 leaves it out)
          --json FILE      where the numbers go (default artifacts/ledger.json)
          --short          2 seconds, one pass, no large ledger
        Needs PostgreSQL's programs with pgbench, and wrk. About 5 minutes, with --short one.
        """;

    public static LedgerOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new LedgerOptions(5, 3, 1_000_000, "artifacts/ledger.json");
        for (var index = 0; index < arguments.Count; index++)
        {
            var value = index + 1 < arguments.Count ? arguments[index + 1] : null;
            switch (arguments[index])
            {
                case "--short":
                    options = options with { Seconds = 2, Repeats = 1, LargeEntries = 0 };
                    continue;
                case "--json" when value is not null:
                    options = options with { JsonFile = value };
                    break;
                case "--seconds" when Within(value, 1, 60, out var seconds):
                    options = options with { Seconds = seconds };
                    break;
                case "--repeats" when Within(value, 1, 20, out var repeats):
                    options = options with { Repeats = repeats };
                    break;
                case "--large" when Within(value, 0, 20_000_000, out var entries) && entries % Seed.Accounts == 0:
                    options = options with { LargeEntries = entries };
                    break;
                default:
                    return null;
            }

            index++;
        }

        return options;
    }

    private static bool Within(string? text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
