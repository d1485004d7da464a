using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Platform.Workers;
using VivaApi.IntegrationTests.Database;
using VivaApi.Migrations;
using VivaApi.Sandbox.Alipay;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>
/// One test class's world: a database of its own, the stand-ins, and the service between them. Clock moved by hand, workers run by hand.
/// When it ends it insists that the books are right, that nothing unplanned was called and that no error was logged.
/// </summary>
public class World(TestDatabases databases) : IAsyncLifetime
{
    private readonly List<string> expectedErrors = [];
    private readonly string videos = Directory.CreateTempSubdirectory("viva-videos-").FullName;
    private TestDatabase database = null!;

    /// <summary>The folder that the service keeps videos in, or fetches them to.</summary>
    internal string VideoFolder => videos;

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    internal AlipayStandIn Alipay { get; private set; } = null!;

    internal VivaStandIn Viva { get; private set; } = null!;

    internal ServiceUnderTest Service { get; private set; } = null!;

    internal Books Books { get; private set; } = null!;

    internal string ConnectionString => database.ConnectionString;

    internal ErrorLog Log { get; private protected init; } = new();

    internal OutgoingGuard Outgoing { get; } = new();

    public virtual async ValueTask InitializeAsync()
    {
        database = await MakeDatabaseAsync();
        Books = new Books(database.ConnectionString);
        Alipay = await AlipayStandIn.StartAsync(new AlipayStandInOptions { Time = Clock }, CancellationToken.None);
        Viva = await VivaStandIn.StartAsync(VivaOptions(), CancellationToken.None);
        Outgoing.Allow(Alipay.BaseAddress);
        Outgoing.Allow(Viva.BaseAddress);
        Service = StartService();
    }

    /// <summary>Another copy of the service on the same database, as in production.</summary>
    internal ServiceUnderTest StartService()
    {
        var port = ServiceUnderTest.FreePort();
        return new ServiceUnderTest(Settings(port), Clock, Outgoing, Log, port);
    }

    /// <summary>A registered customer.</summary>
    internal Task<Customer> CustomerAsync() => Service.NewCustomer().RegisterAsync();

    /// <summary>Somebody who may refund, logged in as such.</summary>
    internal async Task<Customer> OperatorAsync()
    {
        var person = await CustomerAsync();
        await OperatorAccount.CreateAsync(database.ConnectionString, person.Email, string.Empty, CancellationToken.None);
        return await person.LogInAsync();
    }

    /// <summary>A customer who bought the package and has the credits.</summary>
    internal async Task<Customer> CustomerWithAsync(string package)
    {
        var customer = await CustomerAsync();
        await PaysAsync(await customer.OrderAsync(package));
        return customer;
    }

    /// <summary>Pays an order in the cashier and waits until its notification was answered.</summary>
    internal async Task PaysAsync(Answer order)
    {
        await Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await Alipay.WaitForDeliveriesAsync(order.At<string>("order", "outTradeNo"), 1, CancellationToken.None);
    }

    /// <summary>Lets VivaAPI work for a while and looks at every open job once.</summary>
    internal async Task LookAtJobsAsync(TimeSpan after)
    {
        Clock.Advance(after);
        await Books.MakeJobsDueAsync();
        await AllRoundsAsync<PollGenerations>();
    }

    /// <summary>Sends what is queued, and looks once when VivaAPI has had the time to finish.</summary>
    internal async Task MakeVideosAsync()
    {
        await AllRoundsAsync<SubmitGenerations>();
        await LookAtJobsAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Looks for the jobs in doubt in VivaAPI's records, and lets time do the rest.</summary>
    internal async Task ResolveDoubtsAsync(TimeSpan after)
    {
        Clock.Advance(after);
        await Books.MakeJobsDueAsync();
        await AllRoundsAsync<ResolveDoubtfulGenerations>();
    }

    /// <summary>As if VivaAPI had taken jobs all along.</summary>
    internal async Task CloseCircuitsAsync()
    {
        await Books.RunAsync("delete from upstream_circuits");
        Clock.Advance(TimeSpan.FromSeconds(2));
    }

    /// <summary>A round is bounded: other tests' jobs may fill the first. What is done once is not due again for a while.</summary>
    private async Task AllRoundsAsync<TWorker>()
        where TWorker : class, IWorker
    {
        const int enough = 10;
        for (var round = 0; round < enough && await Service.RunAsync<TWorker>() > 0; round++)
        {
        }
    }

    /// <summary>Says that the service is meant to log an error with this text.</summary>
    internal void ExpectError(string text) => expectedErrors.Add(text);

    public virtual async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Alipay.DisposeAsync();
        await Viva.DisposeAsync();
        await Books.AreRightAsync();
        await database.DisposeAsync();
        Directory.Delete(videos, recursive: true);
        Assert.Empty(Outgoing.Unplanned);
        Assert.DoesNotContain(Log.Errors, line => !expectedErrors.Any(text => line.Contains(text, StringComparison.Ordinal)));
        GC.SuppressFinalize(this);
    }

    /// <summary>How VivaAPI behaves; a test class may change it.</summary>
    private protected virtual VivaStandInOptions VivaOptions() => new() { Time = Clock };

    /// <summary>A database that is the class's own; a class may have it somewhere else.</summary>
    private protected virtual Task<TestDatabase> MakeDatabaseAsync() => databases.CreateAsync();

    /// <summary>Settings as an operator would set them; a test class may add to them.</summary>
    private protected virtual Dictionary<string, string?> Settings(int port) => new()
    {
        ["ConnectionStrings:Default"] = database.ConnectionString,
        ["VEO_API_URL"] = Viva.VeoApiUrl,
        ["VEO_API_KEY"] = Viva.Key,
        ["Viva:AccessToken"] = "sandbox-access-token",
        ["Viva:UserId"] = "1",
        ["Alipay:AppId"] = Alipay.AppId,
        ["Alipay:SellerId"] = Alipay.SellerId,
        ["Alipay:PrivateKey"] = Alipay.MerchantPrivateKey,
        ["Alipay:AlipayPublicKey"] = Alipay.PublicKey,
        ["Alipay:GatewayUrl"] = Alipay.GatewayUrl,
        ["Alipay:NotifyUrl"] = $"http://127.0.0.1:{port}/api/v1/payments/alipay/notify",
        ["Alipay:ReturnUrl"] = $"http://127.0.0.1:{port}/api/v1/payments/alipay/return",
        ["Alipay:Bill:Hosts"] = Alipay.BaseAddress.Authority,
        ["Storage:Folder"] = videos,
        ["Storage:AllowPrivateSources"] = "true",
        ["Webhooks:AllowPrivateAddresses"] = "true",
        ["Generation:SubmitPatienceMinutes"] = "0",
        ["Generation:MaxOpenPerCustomer"] = "1000",

        // The clock is moved by hours here; nobody should be logged out by that.
        ["Auth:AccessTokenMinutes"] = "1440",

        // It has tests of its own.
        ["Auth:OperatorsNeedSecondFactor"] = "false",
        ["Workers:Enabled"] = "false",

        // Tests hold rows on purpose, and a busy machine takes its time.
        ["Gathering:LockMilliseconds"] = "30000",

        // All tests come from one address and are faster than people; the limits have tests of their own.
        ["RateLimits:PerUserPerMinute"] = "1000000",
        ["RateLimits:PerKeyPerMinute"] = "1000000",
        ["RateLimits:PerAddressPerMinute"] = "1000000",
    };
}
