using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using VivaApi.Backend.Platform.Idempotency;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>
/// Writes into each operation what a repeat does (<c>x-idempotency</c>) and when to try again (<c>x-retry</c>), for clients that retry
/// by themselves.
/// </summary>
internal sealed class DescribeRepeats : IOperationFilter
{
    // A request that was turned away before it began may always come again.
    private static readonly int[] TurnedAway = [429];

    // An answer of these says nothing of what happened; only a repeat that does no harm may follow.
    private static readonly int[] Unsure = [429, 500, 502, 503, 504];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (RepeatOf(context.ApiDescription.HttpMethod, context.ApiDescription.ActionDescriptor.EndpointMetadata) is not { } repeat)
        {
            return;
        }

        var extensions = operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        extensions["x-idempotency"] = new JsonNodeExtension(new JsonObject { ["kind"] = Word(repeat.Kind), ["note"] = repeat.Note });
        extensions["x-retry"] = new JsonNodeExtension(RetryOf(repeat.Kind));
    }

    private static RepeatMetadata? RepeatOf(string? method, IList<object> metadata) => method switch
    {
        _ when metadata.OfType<RepeatMetadata>().LastOrDefault() is { } told => told,
        _ when metadata.OfType<IdempotencyMetadata>().Any() => new(
            RepeatKind.Key, $"Send the same {IdempotencyKey.Header} again: one effect, and the first answer byte for byte."),
        "GET" or "HEAD" => new(RepeatKind.Safe, "It only reads."),
        "PUT" or "DELETE" => new(RepeatKind.Harmless, "The second call finds done what it asks for."),
        _ => null,
    };

    private static JsonObject RetryOf(RepeatKind kind) => new()
    {
        ["withoutAnswer"] = kind is not RepeatKind.None,
        ["statuses"] = new JsonArray([.. (kind is RepeatKind.None ? TurnedAway : Unsure).Select(status => (JsonNode)status)]),
        ["codes"] = new JsonArray([.. kind is RepeatKind.Key ? new JsonNode[] { IdempotencyProblems.InProgress.Code } : []]),
        ["pause"] = "Retry-After, else doubled from 1 s with jitter",
    };

    private static string Word(RepeatKind kind) => kind switch
    {
        RepeatKind.Safe => "safe",
        RepeatKind.Key => "key",
        RepeatKind.Harmless => "harmless",
        RepeatKind.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
