using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>What holds purchases back beside the one that may be open: the time since the last, and the day's sum.</summary>
internal sealed class RefillGuards(AppDbContext db, AlertBook alerts, IOptions<RefillOptions> options, TimeProvider time)
{
    /// <summary>So many refusals in a row are VivaAPI's trouble rather than the codes'.</summary>
    private const int RefusalsThatAreTrouble = 2;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>
    /// Whether something was bought lately, or may have been: an account that was topped up needs time to show it. A code that is given out
    /// and was neither refused nor given back may have been redeemed, whatever the refill's end says.
    /// </summary>
    public Task<bool> IsCoolingDownAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddMinutes(-options.Value.CoolDownMinutes);
        var codes = db.RefillCodes;
        return db.Refills.AnyAsync(
            refill => refill.FinishedAt > since
                && (refill.State == RefillState.Done
                    || (refill.State == RefillState.Failed
                        && codes.Any(code => code.RefillId == refill.Id && code.State == RefillCodeState.Used))),
            cancellationToken);
    }

    /// <summary>
    /// Whether a code was lately not sent and given back, or more than one was refused: what stood in the way may stand there still, and
    /// would use up the store.
    /// </summary>
    public async Task<bool> IsInTroubleAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddMinutes(-options.Value.RetryMinutes);
        var ends = await db.Refills.Where(refill => refill.FinishedAt > since && refill.State == RefillState.Failed)
            .Join(db.RefillCodes, refill => refill.CodeId, code => (Guid?)code.Id, (_, code) => code.State)
            .ToListAsync(cancellationToken);
        return ends.Contains(RefillCodeState.Free)
            || ends.Count(state => state == RefillCodeState.Refused) >= RefusalsThatAreTrouble;
    }

    /// <summary>Whether an operator lately said that what was asked for is not wanted.</summary>
    public Task<bool> WasTurnedDownAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddMinutes(-options.Value.CoolDownMinutes);
        return db.Refills.AnyAsync(
            refill => refill.FinishedAt > since && refill.State == RefillState.Failed && refill.CodeId == null, cancellationToken);
    }

    /// <summary>What may still be bought automatically; whatever was or may have been bought with a code in 24 hours counts.</summary>
    public async Task<long> RoomTodayAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Day;
        var codes = db.RefillCodes;
        var bought = await db.Refills
            .Where(refill => refill.CodeId != null && refill.CreatedAt > since
                && (refill.State == RefillState.Buying || refill.State == RefillState.Unknown || refill.State == RefillState.Done
                    || (refill.State == RefillState.Failed
                        && codes.Any(code => code.RefillId == refill.Id && code.State == RefillCodeState.Used))))
            .SumAsync(refill => refill.Credits ?? 0, cancellationToken);
        return options.Value.DailyCapCredits - bought;
    }

    /// <summary>Raised once for as long as it lasts.</summary>
    public async Task ReportCapAsync(RefillNeed need, CancellationToken cancellationToken)
    {
        if (!await db.Alerts.AnyAsync(
            alert => alert.Kind == RefillUpstream.CappedAlert && alert.RecoveredAt == null, cancellationToken))
        {
            await alerts.RaiseAsync(
                RefillUpstream.CappedAlert,
                "viva",
                AlertSeverity.Critical,
                $"The daily cap of {options.Value.DailyCapCredits} credits forbids a purchase of {need.Credits}: {need.Reason}",
                cancellationToken);
        }
    }
}
