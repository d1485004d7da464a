using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VivaApi.Bench.Week;

/// <summary>
/// The operators' webhook and robots, and an integrator's endpoint that is gone. Each of the operators' addresses answers its first post
/// with a 503, as servers do that are just being replaced.
/// </summary>
internal sealed class WeekReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> refused = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Path, JsonNode Body)> taken = new();

    private WeekReceiver(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public int Refused => refused.Count;

    public static async Task<WeekReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WeekReceiver(builder.Build());
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync(cancellationToken);
        var server = receiver.app.Services.GetRequiredService<IServer>();
        receiver.Address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return receiver;
    }

    /// <summary>What was posted to an address and taken.</summary>
    public IReadOnlyList<JsonNode> Taken(string path) => [.. taken.Where(post => post.Path == path).Select(post => post.Body)];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var path = context.Request.Path.Value ?? string.Empty;
        if (path == "/gone")
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
        }
        else if (refused.TryAdd(path, 1))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else
        {
            taken.Enqueue((path, JsonNode.Parse(body)!));
            await context.Response.WriteAsync("""{"errcode":0,"errmsg":"ok"}""", context.RequestAborted);
        }
    }
}
