using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>The problems an endpoint may answer, for the document: one entry per status, all codes named.</summary>
internal sealed record ProblemsMetadata(IReadOnlyList<ProblemKind> Kinds);

/// <summary>What a request and its answer look like, for the document.</summary>
internal sealed record ExamplesMetadata(object? Request, object? Response);

/// <summary>The operation wants an <c>Idempotency-Key</c>.</summary>
internal sealed record IdempotencyMetadata;

internal static class EndpointDescription
{
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
}
