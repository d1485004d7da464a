using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>The front door of where videos are kept: <see cref="VideoStore"/> and <see cref="VideoDownload"/>.</summary>
internal static class StorageIntegration
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<VideoStore>();
        services.AddSingleton<VideoDownload>();
        services
            .AddHttpClient(VideoDownload.ClientName)
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var handler = new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,

                    // A proxy would resolve the name itself, out of sight of the check.
                    UseProxy = false,
                    ConnectTimeout = TimeSpan.FromSeconds(15),
                    PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                };
                if (!provider.GetRequiredService<IOptions<StorageOptions>>().Value.AllowPrivateSources)
                {
                    handler.ConnectCallback = PublicConnect.ConnectAsync;
                }

                return handler;
            })

            // The factory's own loggers write addresses, and these are signed.
            .RemoveAllLoggers();
        return services;
    }
}
