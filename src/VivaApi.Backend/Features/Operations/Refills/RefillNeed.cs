using System.Globalization;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>How things stand with the account at VivaAPI, in credits.</summary>
/// <param name="Balance">What it holds.</param>
/// <param name="Waiting">What the jobs that wait, and those that the balance does not show yet, will take.</param>
/// <param name="BurnPerHour">What was spent lately.</param>
/// <param name="Unused">What customers have not used of what they bought.</param>
internal sealed record UpstreamStanding(long Balance, long Waiting, decimal BurnPerHour, long Unused)
{
    public long Free => Balance - Waiting;

    public decimal After(int hours) => Free - (BurnPerHour * hours);
}

/// <summary>Whether something should be bought, how much and why. A pure rule.</summary>
internal sealed record RefillNeed(long Credits, string Reason)
{
    /// <summary>By how much more than just enough must be there before a need counts as over, in per cent.</summary>
    private const int MarginPercent = 10;

    /// <summary>
    /// Whether nothing is needed with some margin. Between this and <see cref="Of"/> all stays as it is: a request that came and went with
    /// each video would wake somebody each time.
    /// </summary>
    public static bool IsOver(UpstreamStanding standing, RefillOptions options) =>
        standing.After(options.LeadHours) * 100 >= (decimal)options.ThresholdCredits * (100 + MarginPercent)
        && standing.Free * 100m >= (decimal)ReserveOf(standing, options) * (100 + MarginPercent);

    /// <returns>Null when nothing is needed.</returns>
    public static RefillNeed? Of(UpstreamStanding standing, RefillOptions options)
    {
        var reserve = ReserveOf(standing, options);
        var left = standing.After(options.LeadHours);
        var runsLow = left < options.ThresholdCredits;
        var lacksReserve = standing.Free < reserve;
        if (!runsLow && !lacksReserve)
        {
            return null;
        }

        // Enough for the time that a purchase should last, and never less than the reserve.
        var target = Math.Max(reserve, options.ThresholdCredits + (long)Math.Ceiling(standing.BurnPerHour * options.CoverHours));
        var wanted = Math.Max(options.MinimumCredits, target - standing.Free);
        var trouble = runsLow
            ? string.Create(
                CultureInfo.InvariantCulture, $"{left:0} are left in {options.LeadHours} hours, below {options.ThresholdCredits}.")
            : string.Create(CultureInfo.InvariantCulture, $"the reserve of {reserve} is not held.");
        return new RefillNeed(wanted, string.Create(
            CultureInfo.InvariantCulture,
            $"{standing.Balance} credits are held, {standing.Waiting} of them for jobs that wait; "
            + $"at {standing.BurnPerHour:0.#} an hour {trouble}"));
    }

    private static long ReserveOf(UpstreamStanding standing, RefillOptions options) =>
        (long)Math.Ceiling(standing.Unused * (options.ReservePercent / 100m));
}
