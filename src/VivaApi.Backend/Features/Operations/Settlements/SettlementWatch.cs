using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>What alerts want to know of the closing of days.</summary>
internal sealed class SettlementWatch(AppDbContext db, CreditSums credits, IOptions<SettlementOptions> options, TimeProvider time)
{
    /// <summary>Hours since the oldest day that is not closed should have been; 0 when none is late.</summary>
    public async Task<decimal?> HoursLateAsync(CancellationToken cancellationToken)
    {
        var last = await db.Settlements.MaxAsync(settlement => (DateOnly?)settlement.Day, cancellationToken);
        var next = last?.AddDays(1)
            ?? (await credits.FirstAsync(cancellationToken) is { } first ? BeijingDay.Of(first) : (DateOnly?)null);
        if (next is not { } day)
        {
            return 0;
        }

        var due = BeijingDay.StartOf(day.AddDays(1)).AddHours(options.Value.Hour).AddMinutes(options.Value.Minute);
        return Math.Max(0, (decimal)(time.GetUtcNow() - due).TotalHours);
    }

    /// <summary>
    /// Fen that VivaAPI kept on the last closed day for jobs whose credits went back, by its correction where it has one; null before the
    /// first.
    /// </summary>
    public async Task<decimal?> LeakedFenAsync(CancellationToken cancellationToken)
    {
        var last = await db.Settlements.OrderByDescending(settlement => settlement.Day).Select(settlement => (Guid?)settlement.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is not { } id)
        {
            return null;
        }

        if (await db.SettlementCorrections.SingleOrDefaultAsync(one => one.SettlementId == id, cancellationToken) is { } correction)
        {
            var kept = EnumText.Of(JobClass.RefundedButBilled);
            return correction.ToResponse().Leaks.Where(line => line.Class == kept).Sum(line => line.BilledFen);
        }

        var leaks = await db.Set<SettlementLine>().AsNoTracking()
            .Where(line => line.SettlementId == id && line.Class == JobClass.RefundedButBilled)
            .Select(line => line.BilledFen).ToListAsync(cancellationToken);
        return leaks.Sum(fen => fen.Value);
    }
}
