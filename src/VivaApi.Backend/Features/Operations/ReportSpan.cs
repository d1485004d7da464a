using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Operations;

/// <summary>Days of Beijing time, both included: what a report or an export is about.</summary>
internal readonly record struct ReportSpan(DateOnly From, DateOnly To)
{
    public const int MaxDays = 366;
    private const int DefaultDays = 30;

    // China has one time and no summer time.
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public DateTimeOffset Begin => new DateTimeOffset(From.ToDateTime(TimeOnly.MinValue), Beijing).ToUniversalTime();

    /// <summary>The first moment that does not belong to it.</summary>
    public DateTimeOffset End => new DateTimeOffset(To.ToDateTime(TimeOnly.MinValue), Beijing).AddDays(1).ToUniversalTime();

    /// <summary>Left out, 'to' is today and 'from' 29 days before it. Null when the span can be reported on, else the problem.</summary>
    public static ProblemHttpResult? Read(DateOnly? from, DateOnly? to, DateTimeOffset now, out ReportSpan span)
    {
        var last = to ?? DateOnly.FromDateTime(now.ToOffset(Beijing).DateTime);
        var first = from ?? DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - DefaultDays + 1));
        span = new ReportSpan(first, last);
        return first.Year < 2000 || last.Year > 9000 || first > last || last.DayNumber - first.DayNumber >= MaxDays
            ? StandardProblems.Invalid("from", $"'from' must be at most {MaxDays - 1} days before 'to' and not after it.")
            : null;
    }
}
