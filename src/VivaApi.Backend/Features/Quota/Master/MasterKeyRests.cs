using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>Which keys a refusal is about.</summary>
internal enum RestReach
{
    /// <summary>It says nothing about keys.</summary>
    None,

    /// <summary>The key that was used.</summary>
    Key,

    /// <summary>Every key of its account: they spend from one wallet.</summary>
    Account,
}

/// <summary>
/// Sends keys that VivaAPI refuses to rest, for longer each time, and takes them back when it takes a job of theirs. Alarms go with both.
/// </summary>
internal sealed class MasterKeyRests(AppDbContext db, AlertBook alerts, IOptions<ProvisioningOptions> options)
{
    // The third refusal in a row: once is everyday.
    private const int ThrottledTooOften = 4;

    public static RestReach ReachOf(VivaRefusal kind) => kind switch
    {
        VivaRefusal.KeyRejected => RestReach.Key,
        VivaRefusal.TokenQuotaExhausted => RestReach.Key,
        VivaRefusal.Forbidden => RestReach.Key,
        VivaRefusal.RateLimited => RestReach.Key,
        VivaRefusal.WalletEmpty => RestReach.Account,
        VivaRefusal.BadRequest => RestReach.None,
        VivaRefusal.Content => RestReach.None,
        VivaRefusal.NoChannel => RestReach.None,
        VivaRefusal.RouteNotFound => RestReach.None,
        VivaRefusal.NotSent => RestReach.None,
        VivaRefusal.Other => RestReach.None,
    };

    /// <param name="key">The key that was refused, or one of the account that is out of money.</param>
    /// <param name="kind">Why. What is not about keys changes nothing.</param>
    /// <param name="reason">Without VivaAPI's own words: they may repeat a prompt, and the key's row outlives the customer.</param>
    /// <param name="asked">How long VivaAPI wants to be left alone.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    public async Task RestAsync(
        MasterKey key, VivaRefusal kind, string reason, TimeSpan? asked, CancellationToken cancellationToken)
    {
        if (ReachOf(kind) == RestReach.None)
        {
            return;
        }

        var wholeAccount = ReachOf(kind) == RestReach.Account;
        var (first, longest) = (options.Value.KeyRestSeconds, Math.Max(options.Value.KeyRestSeconds, options.Value.MaxKeyRestSeconds));

        // Refusals of jobs that were under way when the rest began must not double it: only one of a job that tried it does.
        var resting = await db.Database.SqlQuery<Resting>(
            $"""
             with was as (
                 select id, rested_at is null or rested_at + make_interval(secs => rest_seconds) <= now() as is_news,
                        greatest(case when rested_at is null then {first} else least(rest_seconds * 2, {longest}) end,
                                 {(int)Math.Ceiling(asked?.TotalSeconds ?? 0)}) as seconds
                   from master_keys
                  where id = {key.Id} or ({wholeAccount} and account is not distinct from {key.Account}::text and state = 'active')
                  order by id for no key update)
             update master_keys k
                set rest_kind = {EnumText.Of(kind)}, rest_reason = {reason},
                    rested_at = case when w.is_news then now() else k.rested_at end,
                    rest_seconds = case when w.is_news then w.seconds else k.rest_seconds end,
                    resting_until = case when w.is_news then now() + make_interval(secs => w.seconds)
                                         else greatest(k.resting_until, k.rested_at + make_interval(secs => k.rest_seconds)) end
               from was w where k.id = w.id
             returning k.id, k.name, k.hint, k.rest_seconds
             """).ToListAsync(cancellationToken);
        foreach (var one in resting)
        {
            await RaiseAsync(one, kind, reason, first, cancellationToken);
        }
    }

    /// <summary>VivaAPI took a job of this key: it works, and so do those of its account that rested because it was out of money.</summary>
    public async Task WorksAsync(Guid keyId, CancellationToken cancellationToken)
    {
        var woken = await db.Database.SqlQuery<Guid>(
            $"""
             update master_keys
                set rest_kind = null, rest_reason = null, rested_at = null, resting_until = null, rest_seconds = 0
              where rested_at is not null
                and (id = {keyId}
                     or (rest_kind = 'wallet_empty'
                         and account is not distinct from (select account from master_keys where id = {keyId})))
             returning id as "Value"
             """).ToListAsync(cancellationToken);
        foreach (var id in woken)
        {
            foreach (var kind in MasterKeyAlerts.OfRests)
            {
                await alerts.RecoverAsync(kind, id.ToString(), cancellationToken);
            }
        }
    }

    private Task RaiseAsync(Resting one, VivaRefusal kind, string reason, int first, CancellationToken cancellationToken)
    {
        var alert = MasterKeyAlerts.OfRest(kind);
        return alert == MasterKeyAlerts.Throttled && one.RestSeconds < first * ThrottledTooOften
            ? Task.CompletedTask
            : alerts.RaiseAsync(
                alert,
                one.Id.ToString(),
                AlertSeverity.Warning,
                $"VivaAPI refuses master key {one.Name} (…{one.Hint}) as {EnumText.Of(kind)}; it rests for {one.RestSeconds} s: {reason}",
                cancellationToken);
    }

    private sealed record Resting(Guid Id, string Name, string Hint, int RestSeconds);
}
