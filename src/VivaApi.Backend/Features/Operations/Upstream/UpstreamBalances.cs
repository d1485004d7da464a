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
        (await accounts.ReadAsync(cancellationToken)).Any(account => account.Access is not null);

    /// <summary>Asks every account that can be asked and keeps the sum; an account that does not answer spoils it.</summary>
    /// <returns>Null when it is not known.</returns>
    public async Task<UpstreamBalance?> AskAsync(CancellationToken cancellationToken)
    {
        var open = (await accounts.ReadAsync(cancellationToken)).Where(account => account.Access is not null).ToList();
        var answers = await Task.WhenAll(open.Select(account => viva.BalanceAsync(account.Access, cancellationToken)));
        if (answers.Length == 0 || !answers.All(answer => answer is VivaBalance.Known))
        {
            return null;
        }

        var units = answers.OfType<VivaBalance.Known>().Sum(answer => answer.Quota);
        var now = time.GetUtcNow();
        var balance = new UpstreamBalance { Id = Guid.CreateVersion7(now), QuotaUnits = units, Credits = CreditsOf(units), SeenAt = now };
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

    /// <summary>Credits an hour that were spent lately: what the balance fell from answer to answer; what it rose was bought.</summary>
    public async Task<decimal> BurnPerHourAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var burn = (await db.Database.SqlQuery<Burn>(
            $"""
             select coalesce(sum(greatest(previous - credits, 0)), 0)::bigint as credits,
                    coalesce(extract(epoch from {now} - min(seen_at)), 0)::double precision as seconds
               from (select credits, seen_at, lag(credits) over (order by seen_at) as previous
                       from upstream_balances where seen_at >= {now - BurnSpan}) seen
             """).ToListAsync(cancellationToken)).Single();

        // A rate from less than an hour would take one busy minute for the whole day.
        var hours = Math.Max(burn.Seconds / 3_600, 1);
        return burn.Credits / (decimal)hours;
    }

    /// <summary>What the jobs that wait to be sent will take, in credits at what one is paid for, rounded up.</summary>
    public async Task<long> WaitingCreditsAsync(CancellationToken cancellationToken)
    {
        var fen = await db.Database.SqlQuery<long>(
            $"""select coalesce(sum(upstream_cost_fen), 0)::bigint as "Value" from generations where state = 'queued'""")
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

    private sealed record Burn(long Credits, double Seconds);
}
