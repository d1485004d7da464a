using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>
/// Tells operators how many customers have reached a threshold or are back below it, in one message and not in one for each. The first is
/// told at once; what comes within <see cref="AlertOptions.DigestMinutes"/> of that waits for the next message.
/// </summary>
internal sealed class CustomerDigest(AppDbContext db, IOptions<AlertOptions> options, TimeProvider time)
{
    /// <summary>What stands in the place of one customer's id.</summary>
    public const string Key = "customers";

    private const int Named = 5;

    /// <summary>In the caller's transaction: alerts that are told of are told of once.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in FirstAlertRules.OfCustomers)
        {
            if (await TakeAsync(kind, cancellationToken) is { } taken && taken.Raised + taken.Over > 0)
            {
                await WriteAsync(kind, taken, cancellationToken);
            }
        }
    }

    private async Task<Taken> TakeAsync(string kind, CancellationToken cancellationToken)
    {
        var earliest = time.GetUtcNow().AddMinutes(-options.Value.DigestMinutes);
        return (await db.Database.SqlQuery<Taken>(
            $"""
             with told as (
               update alerts set digest = 'told'
                where kind = {kind} and digest = 'waiting'
                  and not exists (select from alert_messages where key = {Key} and kind = {kind} and happened_at > {earliest})
               returning key, severity, first_raised_at, recovered_at),
             newest as (select key from told where recovered_at is null order by first_raised_at desc, key limit {Named})
             select count(*) filter (where recovered_at is null)::int as raised,
                    count(*) filter (where recovered_at is not null)::int as over,
                    coalesce(bool_or(severity = 'critical'), false) as is_critical,
                    coalesce((select string_agg(key, ', ') from newest), '') as newest
               from told
             """).ToListAsync(cancellationToken)).Single();
    }

    private async Task WriteAsync(string kind, Taken taken, CancellationToken cancellationToken)
    {
        var (now, routes) = (time.GetUtcNow(), options.Value.Routes());
        var text = Sentence(kind, taken);
        var word = taken.Raised > 0 ? AlertEvent.Raised : AlertEvent.Recovered;
        var severity = taken.IsCritical ? AlertSeverity.Critical : AlertSeverity.Warning;
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into alert_messages (id, event, channel, address, kind, key, severity, message, happened_at)
             select gen_random_uuid(), {EnumText.Of(word)}, c.channel, c.address, {kind}, {Key}, {EnumText.Of(severity)}, {text}, {now}
               from unnest({routes.Channels}, {routes.Addresses}) as c(channel, address)
             """,
            cancellationToken);
    }

    private static string Sentence(string kind, Taken taken)
    {
        var names = taken.Raised == 0 ? string.Empty : taken.Raised > Named ? $" ({taken.Newest}, …)" : $" ({taken.Newest})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Customers who have reached the threshold: {taken.Raised}{names}; back below it: {taken.Over}. "
            + $"GET /admin/alerts?kind={kind}&state=open lists them.");
    }

    private sealed record Taken(int Raised, int Over, bool IsCritical, string Newest);
}
