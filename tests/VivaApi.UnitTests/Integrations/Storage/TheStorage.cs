using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Integrations.Storage;
using VivaApi.Backend.Network;

namespace VivaApi.UnitTests.Integrations.Storage;

/// <summary>The storage with a folder of its own, and hosts that are played by a function.</summary>
internal sealed class TheStorage : IDisposable
{
    private readonly ServiceProvider services;

    /// <param name="hosts">Plays every host; without it, real connections are made.</param>
    /// <param name="settings">Over the defaults.</param>
    /// <param name="outside">A host of the open internet and where it really listens: no address of this machine is public.</param>
    public TheStorage(
        Func<HttpRequestMessage, HttpResponseMessage>? hosts = null,
        Dictionary<string, string?>? settings = null,
        (string Host, IPEndPoint Listens)? outside = null)
    {
        Folder = Directory.CreateTempSubdirectory("vivaapi-storage-").FullName;
        settings ??= [];
        settings.TryAdd("Storage:Folder", Folder);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection().AddLogging().AddStorage(configuration);
        if (hosts is not null)
        {
            collection.AddHttpClient(VideoDownload.ClientName).ConfigurePrimaryHttpMessageHandler(() => new PlayedHosts(hosts));
        }

        if (outside is { } known)
        {
            collection.AddHttpClient(VideoDownload.ClientName).ConfigurePrimaryHttpMessageHandler(
                (handler, _) => ((SocketsHttpHandler)handler).ConnectCallback = (context, cancellationToken) =>
                    context.DnsEndPoint.Host == known.Host
                        ? ConnectAsync(known.Listens, cancellationToken)
                        : PublicConnect.ConnectAsync(context, cancellationToken));
        }

        services = collection.BuildServiceProvider();
    }

    public string Folder { get; }

    public VideoStore Store => services.GetRequiredService<VideoStore>();

    public VideoDownload Download => services.GetRequiredService<VideoDownload>();

    public string[] Files => [.. Directory.GetFiles(Folder).Select(Path.GetFileName).Order()!];

    public static HttpResponseMessage Answer(int status, byte[]? body = null, string? contentType = "video/mp4")
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body ?? []) };
        response.Content.Headers.ContentType = contentType is null ? null : new(contentType);
        return response;
    }

    public static HttpResponseMessage Redirect(string location)
    {
        var response = Answer(302);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }

    public void Dispose()
    {
        services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static async ValueTask<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(endPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class PlayedHosts(Func<HttpRequestMessage, HttpResponseMessage> hosts) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(hosts(request));
    }
}
