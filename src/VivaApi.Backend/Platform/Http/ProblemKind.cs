namespace VivaApi.Backend.Platform.Http;

/// <summary>One kind of problem answer. The code is stable: clients decide by it, never by the text.</summary>
internal sealed record ProblemKind(string Code, int Status, string Title);
