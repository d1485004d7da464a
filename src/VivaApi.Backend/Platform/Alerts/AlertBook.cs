using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Alerts;

/// <summary>
/// Where features raise alarms, and take them back. Each verb is one statement, in the caller's transaction where there is one:
/// an alarm that belongs to a change is kept or undone with it.
/// </summary>
internal sealed partial class AlertBook(AppDbContext db, TimeProvider time, ILogger<AlertBook> log)
{
    /// <summary>Opens an alert, or counts it once more while it is open.</summary>
    /// <param name="kind">What is wrong: stable, lower-case, at most 100 characters.</param>
    /// <param name="key">With what; one alert is open for each kind and key. At most 100 characters.</param>
    /// <param name="severity">How soon somebody must look; the latest counts.</param>
    /// <param name="message">A sentence for an operator; cut at 1,000 characters.</param>
    public async Task RaiseAsync(
        string kind, string key, AlertSeverity severity, string message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (shortKey, text) = (Short(key, AlertTable.MaxNameLength), Short(message, AlertTable.MaxMessageLength));
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into alerts as a (id, kind, key, severity, message, first_raised_at, last_raised_at, count)
             values ({Guid.CreateVersion7(now)}, {kind}, {shortKey}, {EnumText.Of(severity)}, {text}, {now}, {now}, 1)
             on conflict (kind, key) where recovered_at is null do update
                set severity = excluded.severity, message = excluded.message,
                    last_raised_at = excluded.last_raised_at, count = a.count + 1
             """,
            cancellationToken);
        Log.Raised(log, severity, kind, shortKey, text);
    }

    /// <summary>Ends an open alert; without one, nothing happens.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RecoverAsync(string kind, string key, CancellationToken cancellationToken)
    {
        var shortKey = Short(key, AlertTable.MaxNameLength);
        var recovered = await db.Database.ExecuteSqlAsync(
            $"update alerts set recovered_at = {time.GetUtcNow()} where kind = {kind} and key = {shortKey} and recovered_at is null",
            cancellationToken);
        if (recovered > 0)
        {
            Log.Recovered(log, kind, shortKey);
        }

        return recovered > 0;
    }

    private static string Short(string text, int length) => text.Length <= length ? text : text[..length];

    private static partial class Log
    {
        [LoggerMessage(EventId = 210, Level = LogLevel.Warning, Message = "ALERT {Severity} {Kind} ({Key}): {Text}")]
        public static partial void Raised(ILogger logger, AlertSeverity severity, string kind, string key, string text);

        [LoggerMessage(EventId = 211, Level = LogLevel.Information, Message = "RECOVERED {Kind} ({Key})")]
        public static partial void Recovered(ILogger logger, string kind, string key);
    }
}
