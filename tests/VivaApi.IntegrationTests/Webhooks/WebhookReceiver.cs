using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>One request as an integrator's server got it.</summary>
internal sealed record ReceivedEvent(string Id, long Timestamp, string[] Signatures, string Body, int Port)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string Type => (string)Json["type"]!;

    public JsonNode Data => Json["data"]!;

    /// <summary>Checked as the convention says, with nothing of the service's own code.</summary>
    public bool IsSignedBy(string secret) =>
        Signatures.Contains("v1," + Convert.ToBase64String(HMACSHA256.HashData(
            Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}"))));
}

/// <summary>An integrator's server: keeps what it gets and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private int arrived;

    private WebhookReceiver(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    public ConcurrentQueue<ReceivedEvent> Events { get; } = new();

    /// <summary>How many requests began.</summary>
    public int Arrived => arrived;

    public int Status { get; set; } = StatusCodes.Status204NoContent;

    public string Answer { get; set; } = string.Empty;

    public string? RetryAfter { get; set; }

    public string? Location { get; set; }

    /// <summary>Answers only when this is over.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public static async Task<WebhookReceiver> StartAsync(World world)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = new Uri($"http://127.0.0.1:{ServiceUnderTest.FreePort()}");
        builder.WebHost.UseUrls(address.ToString());
        var app = builder.Build();
        var receiver = new WebhookReceiver(app, address);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        world.Outgoing.Allow(address);
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref arrived);
        var headers = context.Request.Headers;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        Events.Enqueue(new ReceivedEvent(
            headers["webhook-id"].ToString(),
            long.Parse(headers["webhook-timestamp"].ToString(), System.Globalization.CultureInfo.InvariantCulture),
            headers["webhook-signature"].ToString().Split(' '),
            await reader.ReadToEndAsync(),
            context.Connection.RemotePort));
        var (status, answer, retryAfter, location) = (Status, Answer, RetryAfter, Location);
        await Until.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        if (location is not null)
        {
            context.Response.Headers.Location = location;
        }

        await context.Response.WriteAsync(answer);
    }
}
