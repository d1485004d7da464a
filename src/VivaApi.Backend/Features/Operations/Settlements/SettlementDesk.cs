using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>
/// Closes days in Beijing, oldest first and without a gap, each once: the day is unique, and what is closed is never written again. VivaAPI
/// is asked before the transaction opens.
/// </summary>
internal sealed partial class SettlementDesk(
    AppDbContext db,
    CreditSums credits,
    UpstreamLog log,
    LeakReport leaks,
    AlertBook alerts,
    IOptions<VivaOptions> relay,
    TimeProvider time,
    ILogger<SettlementDesk> logger)
{
    /// <summary>A day was closed by the catalogue's prices, because an account's log could not be read.</summary>
    public const string CatalogueAlert = "settlement_by_catalogue";

    /// <summary>What was begun before midnight is committed by then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>Closes every day that is over and is not closed.</summary>
    /// <returns>How many this call has closed.</returns>
    public async Task<int> CloseDueAsync(CancellationToken cancellationToken)
    {
        var closed = 0;
        while (await NextAsync(cancellationToken) is { } day)
        {
            closed += await CloseAsync(day, cancellationToken) ? 1 : 0;
        }

        return closed;
    }

    /// <summary>The day after the last that was closed, or of the first movement; null when it is not over.</summary>
    private async Task<DateOnly?> NextAsync(CancellationToken cancellationToken)
    {
        var last = await db.Settlements.MaxAsync(settlement => (DateOnly?)settlement.Day, cancellationToken);
        var next = last?.AddDays(1)
            ?? (await credits.FirstAsync(cancellationToken) is { } first ? BeijingDay.Of(first) : (DateOnly?)null);
        return next is { } day && BeijingDay.StartOf(day.AddDays(1)) + Grace <= time.GetUtcNow() ? day : null;
    }

    private async Task<bool> CloseAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var (from, to) = (BeijingDay.StartOf(day), BeijingDay.StartOf(day.AddDays(1)));
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var (spent, trouble) = await log.SpendAsync(from, to, cancellationToken);
        var lines = await leaks.MakeAsync(id, from, to, cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moved = await credits.BetweenAsync(from, to, cancellationToken);
        var before = await db.Settlements.Where(settlement => settlement.Day == day.AddDays(-1))
            .Select(settlement => settlement.CreditsOutstanding).SingleOrDefaultAsync(cancellationToken);
        var expected = lines.Where(line => line.Class is JobClass.ChargedAndBilled or JobClass.ChargedButNotBilled)
            .Sum(line => line.CostFen.Value);
        var spend = spent is { } units ? FenOf(units) : lines.Sum(line => line.BilledFen.Value);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
             insert into settlements (
                    id, day, closed_at, entries, credits_sold, credits_used, credits_refunded, credits_adjusted, credits_outstanding,
                    spend_source, spend_fen, expected_fen, difference_fen)
             values ({id}, {day}, {time.GetUtcNow()}, {moved.Entries}, {moved.Granted}, {moved.Settled},
                     {moved.Revoked - moved.Restored}, {moved.Adjusted}, {before + moved.Change},
                     {EnumText.Of(spent is null ? SpendSource.Catalogue : SpendSource.Log)}, {spend}, {expected}, {spend - expected})
             on conflict (day) do nothing
             """,
            cancellationToken);
        if (added == 0)
        {
            return false;
        }

        db.AddRange(lines);
        await db.SaveChangesAsync(cancellationToken);
        await TellSourceAsync(day, spent, trouble, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        Log.Closed(logger, day, moved.Granted, moved.Settled, spend - expected);
        return true;
    }

    private async Task TellSourceAsync(DateOnly day, long? spent, string? trouble, CancellationToken cancellationToken)
    {
        if (trouble is not null)
        {
            await alerts.RaiseAsync(
                CatalogueAlert,
                "viva",
                AlertSeverity.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} is settled by the catalogue's prices: {trouble}"),
                cancellationToken);
        }
        else if (spent is not null)
        {
            await alerts.RecoverAsync(CatalogueAlert, "viva", cancellationToken);
        }
    }

    private long FenOf(long units) => (long)Math.Round((decimal)units * 100 / relay.Value.QuotaPerYuan, MidpointRounding.AwayFromZero);

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 510,
            Level = LogLevel.Information,
            Message = "{Day} is closed: {Sold} credits sold, {Used} used, VivaAPI took {DifferenceFen} fen beyond what was charged for")]
        public static partial void Closed(ILogger logger, DateOnly day, long sold, long used, long differenceFen);
    }
}
