using Amazon.S3;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Network;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>The front door of where videos are kept: <see cref="VideoStore"/> and <see cref="VideoDownload"/>.</summary>
internal static class StorageIntegration
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FolderKeeper>();
        services.AddSingleton<S3Keeper>();
        services.AddSingleton<IAmazonS3>(provider => S3Client.Create(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.S3, provider.GetRequiredService<IHttpClientFactory>()));
        services.AddSingleton<IVideoKeeper>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value.Kind switch
        {
            StorageKind.Folder => provider.GetRequiredService<FolderKeeper>(),
            StorageKind.S3 => provider.GetRequiredService<S3Keeper>(),
        });
        services.AddHttpClient(S3Client.HttpClientName)
            .ConfigureHttpClient((provider, http) => http.Timeout = TimeSpan.FromSeconds(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value.S3.TimeoutSeconds))
            .RemoveAllLoggers();
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
