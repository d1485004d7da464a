using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>Section <c>Reconciliation</c>.</summary>
internal sealed class ReconciliationOptions
{
    /// <summary>The hour in Beijing from which yesterday's bill is asked for. Default 10; Alipay makes it between 9 and 10.</summary>
    [Range(0, 23)]
    public int ReadyHour { get; init; } = 10;

    /// <summary>Minutes until a bill that was not there is asked for again; doubled each time. Default 5.</summary>
    [Range(1, 120)]
    public int RetryMinutes { get; init; } = 5;

    /// <summary>Most minutes between two questions for one bill. Default 60.</summary>
    [Range(1, 1_440)]
    public int MaxRetryMinutes { get; init; } = 60;

    /// <summary>
    /// Hours for which a bill may be late. After that a day without business here is taken for one without any; a day with business
    /// raises an alert, and its bill is asked for further. Default 12.
    /// </summary>
    [Range(1, 72)]
    public int PatienceHours { get; init; } = 12;

    /// <summary>Days back for which bills are asked for, after a pause of the service too. Default 31.</summary>
    [Range(1, 365)]
    public int CatchUpDays { get; init; } = 31;

    /// <summary>Lines of a bill that are compared at once. Default 500.</summary>
    [Range(10, 5_000)]
    public int BatchLines { get; init; } = 500;

    /// <summary>Seconds for which a day belongs to the copy that works on it; renewed with each batch. Default 300.</summary>
    [Range(90, 3_600)]
    public int LeaseSeconds { get; init; } = 300;
}
