using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Upstream;

/// <summary>Asks VivaAPI what its accounts hold, keeps the answers for some days, and tells from them how fast it is spent.</summary>
internal sealed class UpstreamBalances(
    AppDbContext db,
    MasterAccounts accounts,
    VivaAccount viva,
    IOptions<VivaOptions> relay,
    IOptions<ProvisioningOptions> provisioning,
    TimeProvider time)
{
    /// <summary>An older answer is none.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    /// <summary>The span from which the rate of spending is told.</summary>
    public static readonly TimeSpan BurnSpan = TimeSpan.FromHours(24);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    /// <summary>Whether VivaAPI can be asked at all.</summary>
    public async Task<bool> CanAskAsync(CancellationToken cancellationToken) =>
        (await AccountsAsync(cancellationToken)).Count > 0;

    /// <summary>Asks every account that can be asked and keeps the sum; an account that does not answer spoils it.</summary>
    /// <returns>Null when it is not known.</returns>
    public async Task<UpstreamBalance?> AskAsync(CancellationToken cancellationToken)
    {
        var open = await AccountsAsync(cancellationToken);
        var now = time.GetUtcNow();
        var answers = await Task.WhenAll(open.Select(account => viva.BalanceAsync(account.Access, cancellationToken)));
        if (answers.Length == 0 || !answers.All(answer => answer is VivaBalance.Known))
        {
            return null;
        }

        var units = answers.OfType<VivaBalance.Known>().Sum(answer => answer.Quota);
        var balance = new UpstreamBalance
        {
            Id = Guid.CreateVersion7(now),
            QuotaUnits = units,
            Credits = CreditsOf(units),
            Accounts = string.Join(',', open.Select(account => account.Number ?? "settings").Order(StringComparer.Ordinal)),
            SeenAt = now,
        };
        db.Add(balance);
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(balance).State = EntityState.Detached;
        await db.Set<UpstreamBalance>().Where(old => old.SeenAt < now - Kept).ExecuteDeleteAsync(cancellationToken);
        return balance;
    }

    /// <summary>The last answer, however old.</summary>
    public Task<UpstreamBalance?> LastAsync(CancellationToken cancellationToken) => db.Set<UpstreamBalance>().AsNoTracking()
        .OrderByDescending(balance => balance.SeenAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The last answer; null when it is older than <see cref="Freshness"/>.</summary>
    public async Task<UpstreamBalance?> FreshAsync(CancellationToken cancellationToken) =>
        await LastAsync(cancellationToken) is { } last && time.GetUtcNow() - last.SeenAt <= Freshness ? last : null;

    /// <summary>
    /// Credits an hour that were spent lately: what the balance fell from answer to answer; what it rose was bought. An account that came
    /// or went, or another price of a credit, is neither.
    /// </summary>
    public async Task<decimal> BurnPerHourAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var burn = (await db.Database.SqlQuery<Burn>(
            $"""
             select coalesce(
                      sum(greatest(previous - quota_units, 0)) filter (where accounts is not distinct from accounts_before), 0)::bigint
                      as units,
                    coalesce(extract(epoch from {now} - min(seen_at)), 0)::double precision as seconds
               from (select quota_units, accounts, seen_at, lag(quota_units) over by_time as previous,
                            lag(accounts) over by_time as accounts_before
                       from upstream_balances where seen_at >= {now - BurnSpan}
                     window by_time as (order by seen_at)) seen
             """).ToListAsync(cancellationToken)).Single();

        // A rate from less than an hour would take one busy minute for the whole day.
        var hours = Math.Max(burn.Seconds / 3_600, 1);
        return burn.Units * 100m / relay.Value.QuotaPerYuan / provisioning.Value.FenPerCredit / (decimal)hours;
    }

    /// <summary>
    /// What the account will still take beyond what a balance shows, in credits at what one is paid for, rounded up: for jobs that wait to
    /// be sent, that are being sent, and that were sent after the accounts were asked.
    /// </summary>
    public async Task<long> WaitingCreditsAsync(UpstreamBalance balance, CancellationToken cancellationToken)
    {
        // Each part has an index of just its rows.
        var fen = await db.Database.SqlQuery<long>(
            $"""
             select coalesce(sum(upstream_cost_fen), 0)::bigint as "Value"
               from (select upstream_cost_fen from generations where state = 'queued'
                     union all
                     select upstream_cost_fen from generations
                      where state in ('submitting', 'running') and (state = 'submitting' or sending_at >= {balance.SeenAt})
                     union all
                     select upstream_cost_fen from generations where state = 'in_doubt' and sending_at >= {balance.SeenAt}
                     union all
                     select upstream_cost_fen from generations
                      where finished_at >= {balance.SeenAt} and state = 'succeeded' and sending_at >= {balance.SeenAt}) jobs
             """)
            .ToListAsync(cancellationToken);
        return (fen.Single() + provisioning.Value.FenPerCredit - 1) / provisioning.Value.FenPerCredit;
    }

    /// <summary>Units in credits at what one is paid for, to the nearest: what was bought is not told as one less.</summary>
    public long NearestCreditsOf(long units)
    {
        var unitsForCredits = (Int128)relay.Value.QuotaPerYuan * provisioning.Value.FenPerCredit;
        return (long)((((Int128)units * 200) + unitsForCredits) / (2 * unitsForCredits));
    }

    /// <summary>Units in credits at what one is paid for, rounded down: what is held is not told as more.</summary>
    public long CreditsOf(long units) =>
        (long)((Int128)units * 100 / relay.Value.QuotaPerYuan / provisioning.Value.FenPerCredit);

    /// <summary>
    /// Those that take jobs. The settings' account counts where it has an access; one whose token is stored counts even when it cannot be
    /// read: a sum without it would look like money gone.
    /// </summary>
    private async Task<List<MasterAccount>> AccountsAsync(CancellationToken cancellationToken) =>
    [
        .. (await accounts.ReadAsync(cancellationToken))
            .Where(account => account is { TakesJobs: true } and not { Number: null, Access: null }),
    ];

    private sealed record Burn(long Units, double Seconds);
}
