using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Bench.Week;

/// <summary>
/// One of the two copies: the real service in this process, with the moved clock; its workers are run by hand, its schedule by itself.
/// </summary>
internal sealed class WeekService : WebApplicationFactory<Order>
{
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly TimeProvider clock;

    public WeekService(IReadOnlyDictionary<string, string> settings, TimeProvider clock, int port)
    {
        this.settings = settings;
        this.clock = clock;
        Address = new Uri($"http://127.0.0.1:{port}");
        UseKestrel(port);
        StartServer();
    }

    public Uri Address { get; }

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

            // Five hundred log-ins are not what is tried here.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        });
    }
}
