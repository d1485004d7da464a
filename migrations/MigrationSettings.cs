namespace VivaApi.Migrations;

/// <summary>A setting is missing or wrong; the message says which and what it should look like.</summary>
internal sealed class MigrationSettingException(string message) : Exception(message);

internal static class MigrationSettings
{
    public static string ConnectionString() => Read("ConnectionStrings__Default")
        ?? throw new MigrationSettingException(
            "ConnectionStrings__Default is missing; it should look like "
            + "'Host=localhost;Port=5432;Database=viva;Username=viva_owner;Password=…'.");

    public static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
