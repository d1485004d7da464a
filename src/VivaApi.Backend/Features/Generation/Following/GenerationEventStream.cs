using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Access;

namespace VivaApi.Backend.Features.Generation.Following;

/// <summary>What an event carries. <paramref name="VideoUrl"/> is set once the job has succeeded.</summary>
public sealed record GenerationEventResponse(
    Guid Id, GenerationState State, int Progress, string? VideoUrl, GenerationErrorResponse? Error);

/// <summary>
/// Writes one job's events as they come: <c>state</c> when the state changed, <c>progress</c> when only the percent did, comments as
/// signs of life. Ends after the job's last event, and with each sign of life if whoever opened it would not be let in any more.
/// </summary>
internal sealed class GenerationEventStream(
    GenerationFollower follower, GenerationFollowers followers, StayingCallers callers, string? lastEventId) : IResult
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(3);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var options = services.GetRequiredService<IOptions<StreamOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var (began, asked) = (time.GetTimestamp(), time.GetTimestamp());
        var seen = lastEventId;
        try
        {
            await BeginAsync(httpContext);
            await foreach (var sighting in follower.ReadAsync(httpContext.RequestAborted))
            {
                if (sighting is null)
                {
                    await WriteAsync(httpContext, ": still here\n\n");
                }
                else if (sighting.EventId != seen)
                {
                    await WriteAsync(httpContext, Text(sighting, sighting.HasStateOf(seen) ? "progress" : "state", json));
                    seen = sighting.EventId;
                }

                if (sighting is null || time.GetElapsedTime(asked) >= TimeSpan.FromSeconds(options.HeartbeatSeconds))
                {
                    asked = time.GetTimestamp();
                    if (await callers.WhyNotAsync(httpContext) is { } problem)
                    {
                        await WriteAsync(httpContext, $"event: ended\ndata: {{\"code\":\"{problem.Code}\"}}\n\n");
                        return;
                    }
                }

                if (sighting is { IsFinal: true } || time.GetElapsedTime(began) >= TimeSpan.FromMinutes(options.LongestMinutes))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client went away, which is how most streams end.
        }
        finally
        {
            followers.Remove(follower);
        }
    }

    private static Task BeginAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";

        // nginx would gather events into blocks otherwise.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return WriteAsync(context, $"retry: {Reconnect.TotalMilliseconds}\n\n");
    }

    private static string Text(GenerationSighting sighting, string name, JsonSerializerOptions json)
    {
        var content = new GenerationEventResponse(
            sighting.JobId,
            sighting.State,
            sighting.Progress,
            sighting.State == GenerationState.Succeeded ? $"/api/v1/generations/{sighting.JobId}/video" : null,
            sighting.ErrorCode is null ? null : new GenerationErrorResponse(sighting.ErrorCode, sighting.ErrorMessage ?? string.Empty));
        return $"id: {sighting.EventId}\nevent: {name}\ndata: {JsonSerializer.Serialize(content, json)}\n\n";
    }

    private static async Task WriteAsync(HttpContext context, string text)
    {
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
