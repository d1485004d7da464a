using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>One copy of the real service on Kestrel, with a moved clock and its workers run by hand.</summary>
internal sealed class ServiceUnderTest : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> settings;
    private readonly FakeTimeProvider clock;
    private readonly OutgoingGuard outgoing;
    private readonly ErrorLog log;

    public ServiceUnderTest(Dictionary<string, string?> settings, FakeTimeProvider clock, OutgoingGuard outgoing, ErrorLog log, int port)
    {
        this.settings = settings;
        this.clock = clock;
        this.outgoing = outgoing;
        this.log = log;
        Address = new Uri($"http://127.0.0.1:{port}");
        UseKestrel(port);
        StartServer();
    }

    public Uri Address { get; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public Customer NewCustomer() => new(new HttpClient { BaseAddress = Address });

    /// <summary>One round of a worker, to its end or until the copy is stopped.</summary>
    public async Task<int> RunAsync<TWorker>(CancellationToken stopping = default)
        where TWorker : class, IWorker
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TWorker>().RunOnceAsync(stopping);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));

            // A hundred thousand rounds for each registration and log-in would be a third of the tests' time.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(outgoing.Handler));
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
            if (log.From < LogLevel.Information)
            {
                // As an operator may set it: by the names in the service's own settings.
                services.AddLogging(logging => logging.SetMinimumLevel(log.From).AddFilter(null, log.From)
                    .AddFilter("Microsoft", log.From)
                    .AddFilter("Microsoft.Hosting.Lifetime", log.From).AddFilter("System.Net.Http", log.From));
            }
        });
    }
}
