namespace VivaApi.Bench.Week;

/// <summary>A customer's use of their quota went over a threshold, and later back under the other one of the rule.</summary>
internal sealed record Crossing(string UserId, string Kind, DateTimeOffset RaisedAt, DateTimeOffset? RecoveredAt);

/// <summary>
/// Reckons from the ledger's entries alone when each customer's use went over a threshold, as seen at the moments at which it was looked
/// at, and who had to be told that credits run low.
/// </summary>
internal sealed class WeekCrossings
{
    private const long LowCredits = 30;

    private static readonly (string Kind, decimal RaiseAt, decimal RecoverAt)[] Rules =
        [("customer_used_high", 0.8m, 0.75m), ("customer_used_up", 1, 0.95m)];

    private readonly List<Crossing> crossings = [];
    private readonly Dictionary<(string UserId, string Kind), DateTimeOffset> open = [];
    private readonly Dictionary<string, (long Quota, long Used)> standings = new(StringComparer.Ordinal);
    private readonly WeekDigests digests = new();
    private readonly HashSet<string> low = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> notices = new(StringComparer.Ordinal);

    public IReadOnlyList<Crossing> All =>
        [.. crossings, .. open.Select(one => new Crossing(one.Key.UserId, one.Key.Kind, one.Value, null))];

    /// <summary>What operators had to be told of the customers' quotas together.</summary>
    public IReadOnlyList<string> Digests => digests.All;

    /// <summary>By customer: how often a mail had to say that credits run low.</summary>
    public IReadOnlyDictionary<string, int> LowCreditNotices => notices;

    public static async Task<WeekCrossings> ReckonAsync(
        WeekWorld world, IReadOnlyList<DateTimeOffset> looks, CancellationToken cancellationToken)
    {
        var entries = await world.RowsAsync(
            "select user_id::text, kind, amount, created_at from credit_entries order by created_at, id",
            row => (UserId: row.GetString(0), Kind: row.GetString(1), Amount: row.GetInt64(2),
                At: new DateTimeOffset(row.GetDateTime(3), TimeSpan.Zero)),
            cancellationToken);
        var reckoned = new WeekCrossings();
        var next = 0;
        foreach (var look in looks)
        {
            var touched = new HashSet<string>(StringComparer.Ordinal);
            for (; next < entries.Count && entries[next].At <= look; next++)
            {
                reckoned.Move(entries[next].UserId, entries[next].Kind, entries[next].Amount);
                touched.Add(entries[next].UserId);
            }

            foreach (var user in touched)
            {
                reckoned.Look(user, look);
            }

            reckoned.digests.Look(look);
        }

        return reckoned;
    }

    private void Move(string userId, string kind, long amount)
    {
        var (quota, used) = standings.GetValueOrDefault(userId);
        standings[userId] = kind switch
        {
            "grant" or "restore" or "adjust" => (quota + amount, used),
            "revoke" => (quota - amount, used),
            "settle" => (quota, used + amount),
            _ => (quota, used),
        };
    }

    private void Look(string userId, DateTimeOffset at)
    {
        var (quota, used) = standings[userId];
        var ratio = quota == 0 ? 0 : (decimal)used / quota;
        foreach (var (kind, raiseAt, recoverAt) in Rules)
        {
            if (ratio >= raiseAt)
            {
                if (open.TryAdd((userId, kind), at))
                {
                    digests.Up(kind, userId);
                }
            }
            else if (ratio < recoverAt && open.Remove((userId, kind), out var since))
            {
                crossings.Add(new Crossing(userId, kind, since, at));
                digests.Back(kind, userId);
            }
        }

        if (quota - used > LowCredits)
        {
            low.Remove(userId);
        }
        else if (low.Add(userId))
        {
            notices[userId] = notices.GetValueOrDefault(userId) + 1;
        }
    }
}
