using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>What the accounts' logs gave.</summary>
/// <param name="Records">Null when they could not all be read.</param>
/// <param name="Trouble">
/// Which account could not be read and why; null when all were, or the settings have no access token: then nobody expects it.
/// </param>
internal sealed record UpstreamLook(UpstreamRecords? Records, string? Trouble);

/// <summary>
/// What VivaAPI's accounts say that they took, and for which tasks. All of it, or nothing. An account whose keys were removed is asked
/// about the time until then.
/// </summary>
internal sealed class UpstreamLog(MasterAccounts accounts, VivaAccount viva)
{
    private static readonly TimeSpan LongestSpan = TimeSpan.FromHours(2);
    private static readonly TimeSpan ShortestSpan = TimeSpan.FromSeconds(2);

    private delegate Task<VivaRecords<T>> Reading<T>(
        VivaAccess? access, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Charges, refunds and the tasks that were submitted in the span.</summary>
    public async Task<UpstreamLook> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (await HasNoTokenAsync(from, to, cancellationToken))
        {
            return new UpstreamLook(null, null);
        }

        var charges = await ReadAsync<VivaCharge>(viva.ChargesAsync, from, to, cancellationToken);
        if (charges.Trouble is { } early)
        {
            return new UpstreamLook(null, early);
        }

        var refunds = await ReadAsync<VivaCharge>(viva.RefundsAsync, from, to, cancellationToken);
        var tasks = await ReadAsync<VivaTaskRecord>(viva.TasksAsync, from, to, cancellationToken);
        return (refunds.Trouble ?? tasks.Trouble) is { } trouble
            ? new UpstreamLook(null, trouble)
            : new UpstreamLook(new UpstreamRecords(charges.All, refunds.All, ById(tasks.All)), null);
    }

    private static Dictionary<string, VivaTaskRecord> ById(List<VivaTaskRecord> tasks) =>
        tasks.GroupBy(task => task.TaskId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    // Settings may be without Viva__AccessToken: then no log is ever whole, whatever other accounts tell, and nothing is waited for.
    private async Task<bool> HasNoTokenAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        (await accounts.ReadAsync(cancellationToken))
            .Any(account => account is { Number: null, Access: null } && account.WasThere(from, to));

    private async Task<(List<T> All, string? Trouble)> ReadAsync<T>(
        Reading<T> read, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        foreach (var account in (await accounts.ReadAsync(cancellationToken)).Where(account => account.WasThere(from, to)))
        {
            for (var begin = from; begin < to; begin += LongestSpan)
            {
                var end = begin + LongestSpan < to ? begin + LongestSpan : to;
                if (await AddAsync(read, account.Access, begin, end, all, cancellationToken) is { } trouble)
                {
                    return (all, $"{account.Name} could not be read: {trouble}");
                }
            }
        }

        return (all, null);
    }

    /// <summary>A span with more entries than the relay lists at once is asked for in halves.</summary>
    private static async Task<string?> AddAsync<T>(
        Reading<T> read, VivaAccess? access, DateTimeOffset from, DateTimeOffset to, List<T> all, CancellationToken cancellationToken)
    {
        // The relay counts whole seconds, and its span has both ends.
        switch (await read(access, from, to.AddSeconds(-1), cancellationToken))
        {
            case VivaRecords<T>.Whole whole:
                all.AddRange(whole.Entries);
                return null;
            case VivaRecords<T>.Unknown { IsTooLong: true } when to - from >= ShortestSpan:
                var middle = from.AddSeconds(Math.Floor((to - from).TotalSeconds / 2));
                return await AddAsync(read, access, from, middle, all, cancellationToken)
                    ?? await AddAsync(read, access, middle, to, all, cancellationToken);
            case VivaRecords<T>.Unknown unknown:
                return unknown.Reason;
            default:
                throw new InvalidOperationException("Records are whole or unknown.");
        }
    }
}
