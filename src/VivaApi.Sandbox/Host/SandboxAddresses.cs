using System.Text.Json;

namespace VivaApi.Sandbox.Host;

/// <summary>Where a running sandbox is reached; kept in a file, so that other commands find it.</summary>
internal sealed record SandboxAddresses(
    int ProcessId,
    string Api,
    string Cashier,
    string Viva,
    string Database,
    string OperatorEmail,
    string OperatorPassword)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The front end's; null when none is served.</summary>
    public string? Page { get; init; }

    public string Swagger => $"{Api}/swagger";

    public string Ready => $"{Api}/health/ready";

    /// <summary>What the running sandbox wrote; null when there is nothing, or nothing whole.</summary>
    public static SandboxAddresses? Read(SandboxPaths paths)
    {
        try
        {
            return JsonSerializer.Deserialize<SandboxAddresses>(File.ReadAllText(paths.Addresses), Format);
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(SandboxPaths paths) => PrivateFile.Write(paths.Addresses, JsonSerializer.Serialize(this, Format));
}
