using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>
/// A world in which streams are woken by signals alone: its clock has to be moved by a minute before anybody looks without being told.
/// </summary>
public sealed class StreamWorld(TestDatabases databases) : World(databases)
{
    public const string FrontEnd = "https://app.example.com";

    private protected override Dictionary<string, string?> Settings(int port)
    {
        var settings = base.Settings(port);
        settings["Streams:GatherMilliseconds"] = "0";
        settings["Streams:LookAgainSeconds"] = "60";
        settings["Streams:HeartbeatSeconds"] = "60";
        settings["Streams:MostPerUser"] = "2";
        settings["Http:AllowedOrigins"] = FrontEnd;
        settings["Generation:KeepVideoDays"] = "30";
        return settings;
    }
}
