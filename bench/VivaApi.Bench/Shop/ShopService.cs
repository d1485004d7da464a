using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Bench.Shop;

/// <summary>The real service in this process, on Kestrel, with a given clock; its workers are run by hand.</summary>
internal sealed class ShopService : WebApplicationFactory<Order>
{
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly TimeProvider clock;

    public ShopService(IReadOnlyDictionary<string, string> settings, TimeProvider clock, int port)
    {
        this.settings = settings;
        this.clock = clock;
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

    /// <summary>One round of a worker, to its end.</summary>
    public async Task<int> RunAsync<TWorker>(CancellationToken cancellationToken)
        where TWorker : class, IWorker
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TWorker>().RunOnceAsync(cancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Benchmark").UseContentRoot(AppContext.BaseDirectory);
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(clock));
            services.AddLogging(logging => logging.ClearProviders());
        });
    }
}
