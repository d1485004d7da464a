using System.Globalization;
using System.Net;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>A VivaAPI that knows several keys; the service has the first of them in its settings, and whatever a test adds.</summary>
public class MasterKeyWorld(TestDatabases databases) : World(databases)
{
    internal const string First = VivaStandInOptions.DefaultKey;
    internal const string Second = "sk-second00000000000000000000000000000000000000b2Xy";
    internal const string Third = "sk-third000000000000000000000000000000000000000c3Zw";

    /// <summary>For copies of the service that are started from now on.</summary>
    internal (string Key, string Keys) InSettings { get; set; } = (First, string.Empty);

    /// <summary>Keys that were added are gone, nothing rests, nothing is held back, nothing waits in the line.</summary>
    internal async Task<Customer> FreshCustomerAsync()
    {
        await CloseCircuitsAsync();
        foreach (var key in new[] { First, Second, Third })
        {
            Viva.RestoreKey(key);
        }

        await Books.RunAsync(
            "update master_keys set resting_until = null, rested_at = null, rest_kind = null, rest_reason = null, rest_seconds = 0,"
            + " state = case when seen_at is null then 'retired' else 'active' end");
        await Books.MakeJobsDueAsync();
        await MakeVideosAsync();
        await Books.RunAsync("update alerts set recovered_at = now() where recovered_at is null");
        return await CustomerWithAsync("pro");
    }

    /// <summary>Adds a key as an operator does, and returns its id.</summary>
    internal async Task<Guid> AddAsync(string key, object? more = null)
    {
        var person = await OperatorAsync();
        var added = await person.PostAsync("/admin/master-keys", more ?? new { name = "added", key });
        return Guid.Parse(added.Is(HttpStatusCode.Created).At<string>("id"), CultureInfo.InvariantCulture);
    }

    internal async Task<Answer> RetireAsync(Guid id) =>
        await (await OperatorAsync()).ChangeAsync(HttpMethod.Patch, $"/admin/master-keys/{id}", new { state = "retired" });

    internal Task<long> OpenAlertsAsync(string kind) => Books.CountAsync($"alerts where kind = '{kind}' and recovered_at is null");

    /// <summary>As if the rests of all keys were over.</summary>
    internal Task<int> EndRestsAsync() => Books.RunAsync(
        "update master_keys set rested_at = rested_at - interval '1 hour', resting_until = now() - interval '1 second'"
        + " where rested_at is not null");

    private protected override VivaStandInOptions VivaOptions() => base.VivaOptions() with { Keys = [First, Second, Third] };

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["VEO_API_KEY"] = InSettings.Key,
        ["VEO_API_KEYS"] = InSettings.Keys,
        ["Viva:Provisioning"] = "shared",
    };
}
