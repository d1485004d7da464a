using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.Backend.Features.Operations.Alerts;

internal enum AlertDirection
{
    /// <summary>Too much is what is wrong.</summary>
    Above,

    /// <summary>Too little is.</summary>
    Below,
}

internal enum AlertVerdict
{
    Stay,
    Raise,
    Recover,
}

/// <summary>
/// When a measured value is an alarm. It has two thresholds, apart from each other, so that a value that swings around one of them is one
/// alarm and not many. Rows are defaults of the product, changed by operators.
/// </summary>
internal sealed class AlertRule
{
    /// <summary>The kind of the alerts that it raises.</summary>
    public required string Code { get; init; }

    public bool Enabled { get; init; }

    /// <summary>Whether its alerts are sent; otherwise they are only listed.</summary>
    public bool Notify { get; init; }

    public AlertSeverity Severity { get; init; }

    public AlertDirection Direction { get; init; }

    /// <summary>From here on it is an alarm: at or above, or below.</summary>
    public decimal RaiseAt { get; init; }

    /// <summary>Here it is over: below, or at or above.</summary>
    public decimal RecoverAt { get; init; }

    public required string Unit { get; init; }

    public required string Meaning { get; init; }

    /// <summary>The unit of whole numbers.</summary>
    public const string Count = "count";

    /// <summary>
    /// Whether there is room between the thresholds, so that no value swings over both at once. Of whole numbers one step is room enough,
    /// and what is measured is never below zero.
    /// </summary>
    public static bool AreApart(AlertDirection direction, decimal raiseAt, decimal recoverAt, string unit) => direction switch
    {
        AlertDirection.Above => recoverAt < raiseAt || (recoverAt == raiseAt && (raiseAt == 0 || unit == Count)),
        AlertDirection.Below => recoverAt > raiseAt || (recoverAt == raiseAt && (raiseAt == 0 || unit == Count)),
    };

    public AlertVerdict Judge(decimal value, bool isOpen) => Direction switch
    {
        AlertDirection.Above => Verdict(value >= RaiseAt, value < RecoverAt, isOpen),
        AlertDirection.Below => Verdict(value < RaiseAt, value >= RecoverAt, isOpen),
    };

    private static AlertVerdict Verdict(bool isWrong, bool isOver, bool isOpen) =>
        isWrong && !isOpen ? AlertVerdict.Raise : isOver && isOpen ? AlertVerdict.Recover : AlertVerdict.Stay;
}
