namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>
/// An RFC 9457 problem. <paramref name="Code"/> is stable and decides what a client does; <paramref name="Errors"/> is there for
/// <c>validation_failed</c>: the messages for each field. Some codes carry more members, named in their operation.
/// </summary>
public sealed record ProblemResponse(
    string Title, int Status, string? Detail, string Code, string TraceId, IReadOnlyDictionary<string, string[]>? Errors);
