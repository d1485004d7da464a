namespace VivaApi.Backend.Features.Credits;

/// <summary>The order that a movement belongs to. <paramref name="AmountFen"/> is what was paid, in fen.</summary>
public sealed record CreditEntryOrderResponse(Guid Id, string OutTradeNo, string PackageName, long AmountFen);

/// <summary>The video job that a movement belongs to. <paramref name="Prompt"/> is cut after 120 characters.</summary>
public sealed record CreditEntryGenerationResponse(Guid Id, string Model, string Prompt);

/// <summary>What a movement was for; at most one of these, and neither for an operator's correction, which has its reason.</summary>
internal sealed record MovementSubject(CreditEntryOrderResponse? Order = null, CreditEntryGenerationResponse? Generation = null);

/// <summary>
/// Implemented by each feature that moves credits. The ledger keeps only a reference; the feature behind it tells what it stands for.
/// </summary>
internal interface IMovementExplanation
{
    /// <summary>The word before the colon in the references that this feature makes.</summary>
    string Subject { get; }

    /// <summary>What each of these of the customer's things is; one that is not there is left out.</summary>
    Task<IReadOnlyDictionary<Guid, MovementSubject>> ExplainAsync(
        Guid userId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}
