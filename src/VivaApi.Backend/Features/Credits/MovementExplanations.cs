namespace VivaApi.Backend.Features.Credits;

/// <summary>Asks each feature once for all the movements of a page that are its own.</summary>
internal sealed class MovementExplanations(IEnumerable<IMovementExplanation> features)
{
    private static readonly MovementSubject Unexplained = new();

    public async Task<Func<CreditEntry, MovementSubject>> ForAsync(
        Guid userId, IReadOnlyCollection<CreditEntry> entries, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, MovementSubject>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            var references = entries.Select(entry => entry.Reference).Distinct(StringComparer.Ordinal)
                .Select(text => (Text: text, Id: LedgerReference.IdIn(text, feature.Subject)))
                .Where(reference => reference.Id is not null)
                .ToDictionary(reference => reference.Id!.Value, reference => reference.Text);
            if (references.Count == 0)
            {
                continue;
            }

            foreach (var (id, subject) in await feature.ExplainAsync(userId, references.Keys, cancellationToken))
            {
                known[references[id]] = subject;
            }
        }

        return entry => known.GetValueOrDefault(entry.Reference, Unexplained);
    }
}
