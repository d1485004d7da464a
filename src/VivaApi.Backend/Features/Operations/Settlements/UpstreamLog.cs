using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>What VivaAPI's accounts say that they took, and for which tasks. All of it, or nothing.</summary>
internal sealed class UpstreamLog(MasterAccounts accounts, VivaAccount viva)
{
    private static readonly TimeSpan LongestSpan = TimeSpan.FromHours(2);
    private static readonly TimeSpan ShortestSpan = TimeSpan.FromSeconds(2);

    private delegate Task<VivaRecords<T>> Reading<T>(
        VivaAccess? access, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Charges, refunds and the tasks that were submitted in the span; null when an account cannot be read.</summary>
    public async Task<UpstreamRecords?> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await ReadAsync<VivaCharge>(viva.ChargesAsync, from, to, cancellationToken) is { } charges
        && await ReadAsync<VivaCharge>(viva.RefundsAsync, from, to, cancellationToken) is { } refunds
        && await ReadAsync<VivaTaskRecord>(viva.TasksAsync, from, to, cancellationToken) is { } tasks
            ? new UpstreamRecords(
                charges,
                refunds,
                tasks.GroupBy(task => task.TaskId, StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal))
            : null;

    private async Task<List<T>?> ReadAsync<T>(
        Reading<T> read, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        foreach (var account in await accounts.ReadAsync(cancellationToken))
        {
            for (var begin = from; begin < to; begin += LongestSpan)
            {
                var end = begin + LongestSpan < to ? begin + LongestSpan : to;
                if (!await AddAsync(read, account.Access, begin, end, all, cancellationToken))
                {
                    return null;
                }
            }
        }

        return all;
    }

    /// <summary>A span with more entries than the relay lists at once is asked for in halves.</summary>
    private static async Task<bool> AddAsync<T>(
        Reading<T> read, VivaAccess? access, DateTimeOffset from, DateTimeOffset to, List<T> all, CancellationToken cancellationToken)
    {
        // The relay counts whole seconds, and its span has both ends.
        switch (await read(access, from, to.AddSeconds(-1), cancellationToken))
        {
            case VivaRecords<T>.Whole whole:
                all.AddRange(whole.Entries);
                return true;
            case VivaRecords<T>.Unknown { IsTooLong: true } when to - from >= ShortestSpan:
                var middle = from.AddSeconds(Math.Floor((to - from).TotalSeconds / 2));
                return await AddAsync(read, access, from, middle, all, cancellationToken)
                    && await AddAsync(read, access, middle, to, all, cancellationToken);
            default:
                return false;
        }
    }
}
