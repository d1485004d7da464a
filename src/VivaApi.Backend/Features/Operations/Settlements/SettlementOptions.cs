using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>Section <c>Settlement</c>: when each day in Beijing is closed.</summary>
internal sealed class SettlementOptions : IValidatableObject
{
    /// <summary>The hour in Beijing at which the day before is closed. Default 1.</summary>
    [Range(0, 23)]
    public int Hour { get; init; } = 1;

    /// <summary>The minute of that hour. Default 15; in the hour 0 at least 10, for what was begun before midnight.</summary>
    [Range(0, 59)]
    public int Minute { get; init; } = 15;

    /// <summary>
    /// Hours after its end for which a day stays open while VivaAPI's log cannot be read; then it is closed by the catalogue. Default 48;
    /// 0 does not wait.
    /// </summary>
    [Range(0, 720)]
    public int LogPatienceHours { get; init; } = 48;

    /// <summary>Jobs that are named for each class of the leak report. Default 20.</summary>
    [Range(0, 1_000)]
    public int Examples { get; init; } = 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var least = (int)SettlementDesk.Grace.TotalMinutes;
        if (Hour == 0 && Minute < least)
        {
            // Earlier, the day that has just ended would be closed a night late, each night.
            yield return new ValidationResult(
                $"must be at least {least} where Settlement__Hour is 0: a day is closed {least} minutes after it.", [nameof(Minute)]);
        }
    }
}
