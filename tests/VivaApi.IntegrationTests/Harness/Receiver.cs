using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>One post as it arrived.</summary>
internal sealed record ReceivedPost(string Path, string Query, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Body => System.Text.Encoding.UTF8.GetString(Bytes);
}

/// <summary>Takes posts of any kind on a port of its own and answers as it is told; a robot's yes by itself.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public ConcurrentQueue<ReceivedPost> Posts { get; } = new();

    /// <summary>The next posts get these answers, in their order: a status and a body.</summary>
    public ConcurrentQueue<(int Status, string Body)> Answers { get; } = new();

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync();
        var server = receiver.app.Services.GetRequiredService<IServer>();
        receiver.Address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return receiver;
    }

    public IEnumerable<ReceivedPost> To(string path) => Posts.Where(post => post.Path == path);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var arrived = new MemoryStream();
        await context.Request.Body.CopyToAsync(arrived, context.RequestAborted);
        Posts.Enqueue(new ReceivedPost(
            context.Request.Path,
            context.Request.QueryString.Value ?? string.Empty,
            arrived.ToArray(),
            context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        var (status, body) = Answers.TryDequeue(out var told) ? told : (200, """{"errcode":0,"errmsg":"ok"}""");
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
