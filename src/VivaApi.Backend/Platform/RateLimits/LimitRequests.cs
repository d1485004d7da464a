using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Platform.RateLimits;

/// <summary>Counts every request before it costs anything, tells the caller what is left, and refuses what is too much.</summary>
internal sealed class LimitRequests(RequestDelegate next, RequestCounters counters, IOptions<RateLimitOptions> options)
{
    private readonly bool isOff = !options.Value.Enabled;

    public Task InvokeAsync(HttpContext context)
    {
        // Alipay's notifications and the health checks are never refused: whoever sends them would take it for a fault.
        if (isOff || context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            return next(context);
        }

        var (first, second) = counters.Count(context);
        RateLimitHeaders.Write(context.Response.Headers, first, second);
        return (second ?? first).RetryAfter is null
            ? next(context)
            : StandardProblems.RateLimited.Because("Wait for as many seconds as Retry-After says.").ExecuteAsync(context);
    }
}
