using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace VivaApi.Backend.Platform.Http;

/// <summary>The one place where an exception becomes an answer. Expected outcomes never come here: they are return values.</summary>
internal sealed partial class FaultAnswers(IProblemDetailsService problems, ILogger<FaultAnswers> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            BadHttpRequestException { StatusCode: 400, InnerException: JsonException json } =>
                (400, Explain(json)),
            BadHttpRequestException { StatusCode: 400 } =>
                (400, "The body or a parameter is missing or not of the expected shape."),
            BadHttpRequestException bad => (bad.StatusCode, null),
            _ when IsUnreachable(exception) => (503, "The database is not reachable."),
            _ => (500, (string?)null),
        };
        if (status >= 500)
        {
            Log.Fault(log, exception, httpContext.Request.Method, httpContext.Request.Path);
        }

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Detail = detail },
        });
    }

    // The serializer tells which members are missing in its message alone.
    private static string Explain(JsonException json) => MissingMembers().Match(json.Message) is { Success: true } missing
        ? $"The body lacks {missing.Groups["names"].Value} (at {json.Path ?? "$"})."
        : $"The body is not valid JSON of the expected shape (at {json.Path ?? "$"}).";

    [GeneratedRegex("missing required properties including: (?<names>'[^.]+')", RegexOptions.CultureInvariant)]
    private static partial Regex MissingMembers();

    // EF wraps what the database driver throws, once or twice.
    private static bool IsUnreachable(Exception? exception) =>
        exception is NpgsqlException { IsTransient: true } || (exception is not null && IsUnreachable(exception.InnerException));

    private static partial class Log
    {
        [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "{Method} {Path} failed")]
        public static partial void Fault(ILogger logger, Exception exception, string method, PathString path);
    }
}
