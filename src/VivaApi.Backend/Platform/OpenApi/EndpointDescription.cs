using Microsoft.OpenApi;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>The problems an endpoint may answer, for the document: one entry per status, all codes named.</summary>
internal sealed record ProblemsMetadata(IReadOnlyList<ProblemKind> Kinds);

/// <summary>What a request and its answer look like, for the document.</summary>
internal sealed record ExamplesMetadata(object? Request, object? Response);

/// <summary>The operation wants an <c>Idempotency-Key</c>.</summary>
internal sealed record IdempotencyMetadata;

/// <summary>The body is a file, or a form whose part of this name is one.</summary>
internal sealed record FileBodyMetadata(string Part);

/// <summary>The answer is a file of this type, or a part of one.</summary>
internal sealed record FileAnswerMetadata(string ContentType);

/// <summary>Whoever has a signed link needs no log-in.</summary>
internal sealed record LinkMetadata;

/// <summary>What a repeat of the operation does, for the document.</summary>
internal sealed record RepeatMetadata(RepeatKind Kind, string Note);

/// <summary>Whether a caller who got no answer may send the request again.</summary>
internal enum RepeatKind
{
    /// <summary>It only reads.</summary>
    Safe,

    /// <summary>With the same <c>Idempotency-Key</c>: one effect and one answer.</summary>
    Key,

    /// <summary>Without a key: the second call changes nothing, or nothing that matters.</summary>
    Harmless,

    /// <summary>A second call is a second effect.</summary>
    None,
}

internal static class EndpointDescription
{
    private const string Form = "multipart/form-data";

    /// <param name="builder">The endpoint.</param>
    /// <param name="operationId">Stable over releases: generated clients name their methods by it.</param>
    /// <param name="summary">One line.</param>
    /// <param name="description">What a caller must know, in sentences.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder builder, string operationId, string summary, string description) =>
        builder.WithName(operationId).WithSummary(summary).WithDescription(description);

    public static RouteHandlerBuilder WithExamples(this RouteHandlerBuilder builder, object? request, object? response) =>
        builder.WithMetadata(new ExamplesMetadata(request, response));

    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder builder, params ProblemKind[] kinds) =>
        builder.WithMetadata(new ProblemsMetadata(kinds));

    /// <summary>Says in the document that the operation needs an <c>Idempotency-Key</c> and what that brings.</summary>
    public static RouteHandlerBuilder NeedsIdempotencyKey(
        this RouteHandlerBuilder builder) => builder.WithMetadata(new IdempotencyMetadata());

    /// <summary>The body is a file of one of these types, or a form with such a file in the part of that name.</summary>
    public static RouteHandlerBuilder AcceptsFile(
        this RouteHandlerBuilder builder, string part, string contentType, params string[] furtherTypes) => builder
        .Accepts<byte[]>(contentType, [.. furtherTypes, Form])
        .WithMetadata(new FileBodyMetadata(part));

    /// <summary>Opens to the owner, by log-in or API key, and to anybody with a signed link; the handler decides.</summary>
    public static RouteHandlerBuilder OpensByLink(this RouteHandlerBuilder builder) =>
        builder.AllowAnonymous().WithMetadata(new LinkMetadata());

    /// <summary>Answers a file whole or in ranges, with an entity tag.</summary>
    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder builder, string contentType) => builder
        .Produces(StatusCodes.Status200OK)
        .Produces(StatusCodes.Status206PartialContent)
        .Produces(StatusCodes.Status304NotModified)
        .Produces(StatusCodes.Status416RangeNotSatisfiable)
        .WithMetadata(new FileAnswerMetadata(contentType));

    /// <summary>Files are bytes to the document, not base64 in a text; in a form, a part.</summary>
    public static void DescribeFile(this OpenApiOperation operation, FileBodyMetadata file)
    {
        foreach (var (type, content) in operation.RequestBody?.Content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            ((OpenApiMediaType)content).Schema = type == Form
                ? new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema> { [file.Part] = Bytes() },
                    Required = new HashSet<string> { file.Part },
                }
                : Bytes();
        }

    }

    public static void DescribeFile(this OpenApiOperation operation, FileAnswerMetadata file)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (status is "200" or "206")
            {
                ((OpenApiResponse)response).Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [file.ContentType] = new OpenApiMediaType { Schema = Bytes() },
                };
            }
        }
    }

    /// <summary>Says that the operation needs no key, because its repeat does no harm, and why so.</summary>
    public static RouteHandlerBuilder RepeatIsHarmless(this RouteHandlerBuilder builder, string why) =>
        builder.WithMetadata(new RepeatMetadata(RepeatKind.Harmless, why));

    /// <summary>Says that a repeat is a second effect, and what to do when no answer came.</summary>
    public static RouteHandlerBuilder RepeatIsAnotherCall(this RouteHandlerBuilder builder, string whatToDo) =>
        builder.WithMetadata(new RepeatMetadata(RepeatKind.None, whatToDo));

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
