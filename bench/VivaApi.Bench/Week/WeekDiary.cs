namespace VivaApi.Bench.Week;

/// <summary>An alert that has to come, and when it has to come and go.</summary>
internal sealed record WantedAlert(string Kind, DateTimeOffset RaisedFrom, DateTimeOffset RecoveredFrom, TimeSpan Within);

/// <summary>
/// What was done to the service in the week, so that what it makes of it can be judged: the alerts that must come of it, credits that
/// others took from the account or put there, money that went back.
/// </summary>
internal sealed class WeekDiary
{
    private readonly List<WantedAlert> alerts = [];
    private readonly Dictionary<string, (long Fen, long Credits, int Orders)> margins = new(StringComparer.Ordinal);

    public IReadOnlyList<WantedAlert> Alerts => alerts;

    /// <summary>By package: fen taken less those given back, credits sold less those taken back, orders.</summary>
    public IReadOnlyDictionary<string, (long Fen, long Credits, int Orders)> Sales => margins;

    /// <summary>What others than the service did to the account, in VivaAPI's units.</summary>
    public long OutsideUnits { get; private set; }

    /// <summary>Refills that an operator paid for by hand.</summary>
    public int RefillsByHand { get; private set; }

    /// <summary>Videos that were turned away because VivaAPI could not be paid for them.</summary>
    public int TurnedAway { get; set; }

    public void Want(WantedAlert alert) => alerts.Add(alert);

    public void Outside(long units) => OutsideUnits += units;

    public void RefilledByHand() => RefillsByHand++;

    public void Sold(string package, long fen, long credits) => Add(package, fen, credits, 1);

    public void Refunded(string package, long fen, long credits) => Add(package, -fen, -credits, 0);

    private void Add(string package, long fen, long credits, int orders)
    {
        var so = margins.GetValueOrDefault(package);
        margins[package] = (so.Fen + fen, so.Credits + credits, so.Orders + orders);
    }
}
