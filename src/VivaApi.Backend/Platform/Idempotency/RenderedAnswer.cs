namespace VivaApi.Backend.Platform.Idempotency;

/// <summary>An answer already turned into bytes, so that what is stored and what is sent are the same.</summary>
internal sealed record RenderedAnswer(int Status, string? ContentType, string? Location, string? RetryAfter, byte[] Body) : IResult
{
    public static async Task<RenderedAnswer> OfAsync(IResult result, HttpContext context)
    {
        using var body = new MemoryStream();
        var scratch = new DefaultHttpContext { RequestServices = context.RequestServices, TraceIdentifier = context.TraceIdentifier };
        scratch.Response.Body = body;
        await result.ExecuteAsync(scratch);
        var headers = scratch.Response.Headers;
        return new RenderedAnswer(
            scratch.Response.StatusCode, scratch.Response.ContentType, headers.Location, headers.RetryAfter, body.ToArray());
    }

    public static RenderedAnswer From(StoredAnswer stored) =>
        new(stored.Status, stored.ContentType, stored.Location, null, stored.Body);

    public StoredAnswer ToStored(Guid callerId, string route, string key, byte[] hash, DateTimeOffset now) => new()
    {
        CallerId = callerId,
        Route = route,
        Key = key,
        RequestHash = hash,
        Status = Status,
        ContentType = ContentType,
        Location = Location,
        Body = Body,
        CreatedAt = now,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (RetryAfter is not null)
        {
            response.Headers.RetryAfter = RetryAfter;
        }

        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }
}

/// <summary>The stored answer sent again, marked as such.</summary>
internal sealed class ReplayedAnswer(RenderedAnswer stored) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers["Idempotent-Replayed"] = "true";
        return stored.ExecuteAsync(httpContext);
    }
}
