using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VivaApi.Sandbox.Viva;

/// <summary>The relay's ways to answer: JSON, and its three envelopes for errors.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static Task JsonAsync(HttpContext context, int status, JsonNode body) =>
        WriteAsync(context, status, MediaTypeNames.Application.Json, body.ToJsonString(Readable));

    /// <summary>The form of keys, channels and unknown addresses.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string message, string code = "", string type = "new_api_error") =>
        JsonAsync(context, status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["message"] = $"{message} (request id: {context.TraceIdentifier})",
                ["type"] = type,
                ["param"] = string.Empty,
                ["code"] = code,
            },
        });

    /// <summary>The form of tasks and of money.</summary>
    public static Task TaskErrorAsync(HttpContext context, int status, string code, string message) =>
        JsonAsync(context, status, new JsonObject { ["code"] = code, ["message"] = message, ["data"] = null });

    /// <summary>The form of the management routes.</summary>
    /// <param name="code">Only new hosts have one, and only where the caller is not let in.</param>
    public static Task ManagementErrorAsync(HttpContext context, int status, string message, string? code = null)
    {
        var answer = new JsonObject { ["success"] = false, ["message"] = message };
        if (code is not null)
        {
            answer["code"] = code;
        }

        return JsonAsync(context, status, answer);
    }

    public static Task HtmlAsync(HttpContext context, int status, string title) =>
        WriteAsync(
            context,
            status,
            MediaTypeNames.Text.Html,
            $"<!doctype html><html><head><title>{title}</title></head><body>{title}</body></html>");

    public static Task WriteAsync(HttpContext context, int status, string contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{contentType}; charset=utf-8";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
