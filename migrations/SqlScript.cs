namespace VivaApi.Migrations;

/// <summary>
/// The hand-written part of a migration, kept as SQL beside it. A script that was released is never edited: the next one replaces it.
/// </summary>
internal static class SqlScript
{
    public static string Read(string name)
    {
        using var stream = typeof(SqlScript).Assembly.GetManifestResourceStream($"VivaApi.Migrations.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"There is no script {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
