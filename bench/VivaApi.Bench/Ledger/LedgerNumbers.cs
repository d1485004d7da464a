namespace VivaApi.Bench.Ledger;

/// <summary>All that a run found.</summary>
/// <param name="PeakMemoryBytes">The most memory that the service held.</param>
/// <param name="ReserveBytes">What one reserve leaves in tables and in the log: the median of the passes.</param>
/// <param name="AcceptBytes">What one accepted generation leaves, stored answer and job included.</param>
internal sealed record LedgerNumbers(
    IReadOnlyList<Series> Series,
    long PeakMemoryBytes,
    (double Tables, double Log) ReserveBytes,
    (double Tables, double Log) AcceptBytes,
    bool BooksAreRight,
    string Audit)
{
    public Series? Find(string name) => Series.FirstOrDefault(series => series.Name == name);

    public Series this[string name] => Find(name) ?? throw new KeyNotFoundException(name);
}
