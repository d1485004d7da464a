using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Operations.Refills;

internal enum RefillMode
{
    /// <summary>Nobody is asked and nothing is bought.</summary>
    Off,

    /// <summary>An operator is asked to buy.</summary>
    Request,

    /// <summary>A redemption code of the store is used; without one that fits, an operator is asked.</summary>
    Automatic,
}

/// <summary>
/// Section <c>Refill</c>: how the account at VivaAPI is kept filled. All amounts are in credits at <c>Viva__FenPerCredit</c>.
/// </summary>
internal sealed class RefillOptions
{
    /// <summary><c>Off</c>, <c>Request</c> (default) or <c>Automatic</c>.</summary>
    [EnumDataType(typeof(RefillMode))]
    public RefillMode Mode { get; init; } = RefillMode.Request;

    /// <summary>What must be left after <see cref="LeadHours"/> at the present rate of spending. Default 1,000.</summary>
    [Range(0, 1_000_000_000)]
    public int ThresholdCredits { get; init; } = 1_000;

    /// <summary>Hours that a purchase may take: the forecast looks so far ahead. Default 6.</summary>
    [Range(0, 720)]
    public int LeadHours { get; init; } = 6;

    /// <summary>Hours that a purchase should last at the present rate. Default 72.</summary>
    [Range(1, 2_160)]
    public int CoverHours { get; init; } = 72;

    /// <summary>
    /// What must be held beyond the jobs that wait, as a percentage of the credits that customers have not used. Default 20.
    /// </summary>
    [Range(0, 100)]
    public int ReservePercent { get; init; } = 20;

    /// <summary>Smallest purchase. Default 1,000.</summary>
    [Range(1, 1_000_000_000)]
    public int MinimumCredits { get; init; } = 1_000;

    /// <summary>Most that is bought automatically in 24 hours; what may have been bought counts. Default 20,000.</summary>
    [Range(0, 1_000_000_000)]
    public int DailyCapCredits { get; init; } = 20_000;

    /// <summary>
    /// Minutes after a purchase, or what may have been one, before the next is asked for or made. Default 60. A balance of ten minutes ago
    /// counts as today's, so it must be more than that, or one need could be filled twice.
    /// </summary>
    [Range(11, 10_080)]
    public int CoolDownMinutes { get; init; } = 60;

    /// <summary>
    /// Minutes after a code certainly was not sent, or not looked at, before one is sent again. Default 5. A code that was refused holds
    /// up nothing: the next one is taken. After two refusals within these minutes nothing is sent either.
    /// </summary>
    [Range(1, 1_440)]
    public int RetryMinutes { get; init; } = 5;

    /// <summary>
    /// Minutes for which the outcome of a top-up that was not answered is looked for in VivaAPI's log before it counts as not made.
    /// Default 30. Where the log cannot be read it stays unknown until an operator decides.
    /// </summary>
    [Range(5, 10_080)]
    public int UnknownMinutes { get; init; } = 30;
}
