using System.Collections;

namespace VivaApi.Sandbox.Postgres;

/// <summary>PostgreSQL's programs read PG… variables; those of the person's own server must not steer the private one.</summary>
internal static class PostgresVariables
{
    public static IReadOnlyDictionary<string, string?> NoneInherited()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Where(name => name.StartsWith("PG", StringComparison.Ordinal))
            .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);

        // Server messages are read by the sandbox, and by people who search for them: one language.
        variables["LC_ALL"] = "C";
        return variables;
    }
}
