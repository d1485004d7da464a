using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Storage;

/// <summary>A world whose videos are kept in a bucket; in the folder, where there is no server for one.</summary>
public sealed class S3World(TestDatabases databases, S3Server bucket) : World(databases)
{
    private bool hasBucket;

    public override async ValueTask InitializeAsync()
    {
        hasBucket = await bucket.WhyNotAsync() is null;
        if (hasBucket)
        {
            Outgoing.Allow(new Uri(bucket.Endpoint));
        }

        await base.InitializeAsync();
    }

    private protected override Dictionary<string, string?> Settings(int port)
    {
        var settings = base.Settings(port);
        settings["Generation:KeepVideoDays"] = "1";
        return hasBucket ? bucket.AddTo(settings) : settings;
    }
}
