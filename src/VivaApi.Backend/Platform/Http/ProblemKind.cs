namespace VivaApi.Backend.Platform.Http;

/// <summary>One kind of problem answer. The code is stable: clients decide by it, never by the text.</summary>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    /// <summary>What answers of this kind carry beyond what every problem has. Stable as the code is.</summary>
    public IReadOnlyList<ProblemMember> Members { get; init; } = [];
}

/// <summary>A member of a problem answer, for the document.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Example">A value of its type: integer, text, or a map of texts.</param>
/// <param name="Meaning">What it says, with its unit.</param>
internal sealed record ProblemMember(string Name, object Example, string Meaning);
