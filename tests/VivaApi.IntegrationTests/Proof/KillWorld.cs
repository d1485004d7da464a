using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Alipay;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>
/// Everything around a service that is a process of its own: a database that it reaches with the service's role, and the stand-ins, by
/// the real clock. Alipay repeats an unanswered notification after a second.
/// </summary>
public sealed class KillWorld(TestDatabases databases) : IAsyncLifetime
{
    private readonly string videos = Directory.CreateTempSubdirectory("viva-videos-").FullName;
    private readonly int port = Ports.Free(preferred: 0);
    private TestDatabase database = null!;
    private ServiceLogin login = null!;

    internal AlipayStandIn Alipay { get; private set; } = null!;

    internal VivaStandIn Viva { get; private set; } = null!;

    internal Books Books { get; private set; } = null!;

    internal Uri Address => new($"http://127.0.0.1:{port}");

    public async ValueTask InitializeAsync()
    {
        database = await databases.CreateAsync();
        login = await ServiceLogin.CreateAsync(database.ConnectionString);
        Books = new Books(database.ConnectionString);
        Alipay = await AlipayStandIn.StartAsync(new AlipayStandInOptions { NotificationSpeedUp = 240 }, CancellationToken.None);
        Viva = await VivaStandIn.StartAsync(new VivaStandInOptions(), CancellationToken.None);
    }

    internal Customer NewCustomer() => new(new HttpClient { BaseAddress = Address });

    internal Task<RealService> StartAsync(string? killAt) => RealService.StartAsync(
        new Dictionary<string, string?>
        {
            ["KILL_AT"] = killAt,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__Default"] = login.ConnectionString,
            ["VEO_API_URL"] = Viva.VeoApiUrl,
            ["VEO_API_KEY"] = Viva.Key,
            ["RateLimits__PerUserPerMinute"] = "10000000",
            ["RateLimits__PerAddressPerMinute"] = "10000000",
            ["Alipay__AppId"] = Alipay.AppId,
            ["Alipay__SellerId"] = Alipay.SellerId,
            ["Alipay__PrivateKey"] = Alipay.MerchantPrivateKey,
            ["Alipay__AlipayPublicKey"] = Alipay.PublicKey,
            ["Alipay__GatewayUrl"] = Alipay.GatewayUrl,
            ["Alipay__NotifyUrl"] = $"http://127.0.0.1:{port}/api/v1/payments/alipay/notify",
            ["Alipay__ReturnUrl"] = $"http://127.0.0.1:{port}/api/v1/payments/alipay/return",
            ["Storage__Folder"] = videos,
            ["Storage__AllowPrivateSources"] = "true",
            ["Generation__PollSeconds"] = "1",
            ["NO_PROXY"] = "127.0.0.1,localhost",
        },
        Address);

    /// <summary>As if the time had passed that the leases of a dead service still hold, and that a job may stay in doubt.</summary>
    internal Task<int> LetTimePassAsync() => Books.RunAsync(
        """
        update generations set leased_until = now() - interval '1 second' where leased_until is not null;
        update generations set next_attempt_at = now() - interval '1 second' where finished_at is null;
        """ + HurryDoubts);

    internal Task<int> LetDoubtsAgeAsync() => Books.RunAsync(HurryDoubts);

    private const string HurryDoubts =
        """
        update generations set doubtful_since = now() - interval '3 days'
         where state = 'in_doubt' and doubtful_since > now() - interval '1 day'
        """;

    public async ValueTask DisposeAsync()
    {
        await Alipay.DisposeAsync();
        await Viva.DisposeAsync();
        await login.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(videos, recursive: true);
    }
}
