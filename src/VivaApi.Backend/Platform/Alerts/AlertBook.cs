using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Alerts;

/// <summary>
/// Where features raise alarms, and take them back. Each verb is one statement, in the caller's transaction where there is one:
/// an alarm that belongs to a change is kept or undone with it, and so are the messages that tell of it.
/// </summary>
internal sealed partial class AlertBook(AppDbContext db, IOptions<AlertOptions> options, TimeProvider time, ILogger<AlertBook> log)
{
    /// <summary>Opens an alert and has it sent, or counts it once more while it is open.</summary>
    /// <param name="kind">What is wrong: stable, lower-case, at most 100 characters.</param>
    /// <param name="key">With what; one alert is open for each kind and key. At most 100 characters.</param>
    /// <param name="severity">How soon somebody must look; the latest counts.</param>
    /// <param name="message">A sentence for an operator; cut at 1,000 characters.</param>
    /// <param name="cancellationToken">Undoes the caller's transaction.</param>
    public Task RaiseAsync(string kind, string key, AlertSeverity severity, string message, CancellationToken cancellationToken) =>
        RaiseAsync(new AlertSubject(kind, key, options.Value.Routes(), false), severity, message, cancellationToken);

    /// <summary>The same, but it is only listed: nothing is sent, neither now nor when it is over.</summary>
    public Task RaiseQuietlyAsync(string kind, string key, AlertSeverity severity, string message, CancellationToken cancellationToken) =>
        RaiseAsync(new AlertSubject(kind, key, AlertRoutes.None, false), severity, message, cancellationToken);

    /// <summary>The same, but it has no message of its own: whoever gathers its kind tells of it, and of its end, with others.</summary>
    public Task RaiseForDigestAsync(string kind, string key, AlertSeverity severity, string message, CancellationToken cancellationToken) =>
        RaiseAsync(new AlertSubject(kind, key, options.Value.Routes(), true), severity, message, cancellationToken);

    /// <summary>Ends an open alert and has it sent that it is over; without one, nothing happens.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RecoverAsync(string kind, string key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var shortKey = Short(key, AlertTable.MaxNameLength);
        var routes = options.Value.Routes();
        var recovered = (await db.Database.SqlQuery<int>(
            $"""
             with over as (
               update alerts set recovered_at = {now}, digest = case when digest is not null then 'waiting' end
                where kind = {kind} and key = {shortKey} and recovered_at is null returning *),
             told as (
               insert into alert_messages (id, alert_id, event, channel, address, kind, key, severity, message, happened_at)
               select gen_random_uuid(), o.id, 'recovered', c.channel, c.address, o.kind, o.key, o.severity, o.message, {now}
                 from over o cross join unnest({routes.Channels}, {routes.Addresses}) as c(channel, address)
                where not o.silent and o.digest is null)
             select count(*)::int as "Value" from over
             """).ToListAsync(cancellationToken)).Single();
        if (recovered > 0)
        {
            Log.Recovered(log, kind, shortKey);
        }

        return recovered > 0;
    }

    private async Task RaiseAsync(AlertSubject what, AlertSeverity severity, string message, CancellationToken cancellationToken)
    {
        var waiting = what.InDigest && !what.Routes.IsEmpty ? EnumText.Of(AlertDigest.Waiting) : null;
        var own = what.InDigest ? AlertRoutes.None : what.Routes;
        var now = time.GetUtcNow();
        var (shortKey, text) = (Short(what.Key, AlertTable.MaxNameLength), Short(message, AlertTable.MaxMessageLength));
        await db.Database.ExecuteSqlAsync(
            $"""
             with raised as (
               insert into alerts as a (id, kind, key, severity, message, first_raised_at, last_raised_at, count, silent, digest)
               values ({Guid.CreateVersion7(now)}, {what.Kind}, {shortKey}, {EnumText.Of(severity)}, {text}, {now}, {now}, 1,
                       {what.Routes.IsEmpty}, {waiting}::text)
               on conflict (kind, key) where recovered_at is null do update
                  set severity = excluded.severity, message = excluded.message,
                      last_raised_at = excluded.last_raised_at, count = a.count + 1
               returning a.*)
             insert into alert_messages (id, alert_id, event, channel, address, kind, key, severity, message, happened_at)
             select gen_random_uuid(), r.id, 'raised', c.channel, c.address, r.kind, r.key, r.severity, r.message, {now}
               from raised r cross join unnest({own.Channels}, {own.Addresses}) as c(channel, address) where r.count = 1
             """,
            cancellationToken);
        Log.Raised(log, severity, what.Kind, shortKey, text);
    }

    private static string Short(string text, int length) => text.Length <= length ? text : text[..length];

    /// <param name="InDigest">Told of with others, over the same routes.</param>
    private sealed record AlertSubject(string Kind, string Key, AlertRoutes Routes, bool InDigest);

    private static partial class Log
    {
        [LoggerMessage(EventId = 210, Level = LogLevel.Warning, Message = "ALERT {Severity} {Kind} ({Key}): {Text}")]
        public static partial void Raised(ILogger logger, AlertSeverity severity, string kind, string key, string text);

        [LoggerMessage(EventId = 211, Level = LogLevel.Information, Message = "RECOVERED {Kind} ({Key})")]
        public static partial void Recovered(ILogger logger, string kind, string key);
    }
}
