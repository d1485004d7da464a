using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>
/// Closes days in Beijing, oldest first and without a gap, each once: the day is unique, and what is closed is never written again. VivaAPI
/// is asked before the transaction opens. While its log cannot be read a day stays open, and so do those after it, until the patience is
/// over.
/// </summary>
internal sealed partial class SettlementDesk(
    AppDbContext db,
    CreditSums credits,
    LeakReport leaks,
    JobBills bills,
    AlertBook alerts,
    IOptions<SettlementOptions> options,
    TimeProvider time,
    ILogger<SettlementDesk> logger)
{
    /// <summary>A day was closed by the catalogue's prices, because an account's log could not be read.</summary>
    private const string CatalogueAlert = "settlement_by_catalogue";

    /// <summary>A day stays open, because an account's log cannot be read.</summary>
    private const string UnreadableAlert = "settlement_log_unreadable";

    /// <summary>What was begun before midnight is committed by then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>How long after its time a day is late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    private enum Closing
    {
        Closed,
        ClosedByAnother,
        Waits,
    }

    /// <summary>Closes every day that is over and is not closed, up to one whose log cannot be read yet.</summary>
    /// <returns>How many this call has closed.</returns>
    public Task<int> CloseDueAsync(CancellationToken cancellationToken) => CloseAsync(Grace, cancellationToken);

    /// <summary>The same for days whose time in the schedule is past: they wait for a log, or nobody was there to close them.</summary>
    /// <returns>How many this call has closed.</returns>
    public Task<int> CloseLateAsync(CancellationToken cancellationToken) => CloseAsync(
        new TimeSpan(options.Value.Hour, options.Value.Minute, 0) + Late, cancellationToken);

    private async Task<int> CloseAsync(TimeSpan afterItsEnd, CancellationToken cancellationToken)
    {
        var closed = 0;
        while (await NextAsync(afterItsEnd, cancellationToken) is { } day)
        {
            switch (await CloseAsync(day, cancellationToken))
            {
                case Closing.Closed:
                    closed++;
                    break;
                case Closing.ClosedByAnother:
                    break;
                case Closing.Waits:
                    return closed;
            }
        }

        return closed;
    }

    /// <summary>The day after the last that was closed, or of the first movement; null when it is not time for it.</summary>
    private async Task<DateOnly?> NextAsync(TimeSpan afterItsEnd, CancellationToken cancellationToken)
    {
        var last = await db.Settlements.MaxAsync(settlement => (DateOnly?)settlement.Day, cancellationToken);
        var next = last?.AddDays(1)
            ?? (await credits.FirstAsync(cancellationToken) is { } first ? BeijingDay.Of(first) : (DateOnly?)null);
        return next is { } day && BeijingDay.StartOf(day.AddDays(1)) + afterItsEnd <= time.GetUtcNow() ? day : null;
    }

    private async Task<Closing> CloseAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var (from, to) = (BeijingDay.StartOf(day), BeijingDay.StartOf(day.AddDays(1)));
        var look = await leaks.ReadAsync(from, to, cancellationToken);
        if (look.Trouble is { } trouble && time.GetUtcNow() < to.AddHours(options.Value.LogPatienceHours))
        {
            await WaitAsync(day, to, trouble, cancellationToken);
            return Closing.Waits;
        }

        var records = look.Records;

        var id = Guid.CreateVersion7(time.GetUtcNow());
        var found = await leaks.MakeAsync(id, from, to, records, cancellationToken);
        var figures = SettlementFigures.Of(found, records is null ? null : leaks.FenOf(records.SpentBetween(from, to)));

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await WriteAsync(id, day, records is null ? SpendSource.Catalogue : SpendSource.Log, figures, cancellationToken))
        {
            return Closing.ClosedByAnother;
        }

        db.AddRange(found.Lines);
        await db.SaveChangesAsync(cancellationToken);
        await bills.WriteAsync(found.Bills, cancellationToken);
        await alerts.RecoverAsync(UnreadableAlert, KeyOf(day), cancellationToken);
        await TellSourceAsync(day, look, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        Log.Closed(logger, day, figures.DifferenceFen);
        return Closing.Closed;
    }

    private async Task<bool> WriteAsync(
        Guid id, DateOnly day, SpendSource source, SettlementFigures figures, CancellationToken cancellationToken)
    {
        var moved = await credits.BetweenAsync(
            BeijingDay.StartOf(day), BeijingDay.StartOf(day.AddDays(1)), cancellationToken);
        var before = await db.Settlements.Where(settlement => settlement.Day == day.AddDays(-1))
            .Select(settlement => settlement.CreditsOutstanding).SingleOrDefaultAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync(
            $"""
             insert into settlements (
                    id, day, closed_at, entries, credits_sold, credits_used, credits_refunded, credits_adjusted, credits_outstanding,
                    spend_source, spend_fen, expected_fen, difference_fen, strange_bills, strange_fen)
             values ({id}, {day}, {time.GetUtcNow()}, {moved.Entries}, {moved.Granted}, {moved.Settled},
                     {moved.Revoked - moved.Restored}, {moved.Adjusted}, {before + moved.Change}, {EnumText.Of(source)},
                     {figures.SpendFen}, {figures.ExpectedFen}, {figures.DifferenceFen}, {figures.StrangeBills}, {figures.StrangeFen})
             on conflict (day) do nothing
             """,
            cancellationToken) == 1;
    }

    private Task WaitAsync(DateOnly day, DateTimeOffset end, string trouble, CancellationToken cancellationToken)
    {
        Log.Waits(logger, day);
        return alerts.RaiseAsync(
            UnreadableAlert,
            KeyOf(day),
            AlertSeverity.Warning,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{KeyOf(day)} stays open: {trouble}. It is closed by the catalogue at "
                + $"{end.AddHours(options.Value.LogPatienceHours):yyyy-MM-dd HH:mm} UTC."),
            cancellationToken);
    }

    /// <summary>The alert of the catalogue ends with the next day that has a log, or for which nobody expects one.</summary>
    private Task TellSourceAsync(DateOnly day, UpstreamLook look, CancellationToken cancellationToken) => look switch
    {
        { Trouble: { } trouble } => alerts.RaiseAsync(
            CatalogueAlert,
            "viva",
            AlertSeverity.Warning,
            $"{KeyOf(day)} is settled by the catalogue's prices: {trouble}",
            cancellationToken),
        _ => alerts.RecoverAsync(CatalogueAlert, "viva", cancellationToken),
    };

    private static string KeyOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 510,
            Level = LogLevel.Information,
            Message = "{Day} is closed: VivaAPI took {DifferenceFen} fen beyond what was charged for")]
        public static partial void Closed(ILogger logger, DateOnly day, long differenceFen);

        [LoggerMessage(EventId = 511, Level = LogLevel.Warning, Message = "{Day} stays open: VivaAPI's log cannot be read")]
        public static partial void Waits(ILogger logger, DateOnly day);
    }
}
