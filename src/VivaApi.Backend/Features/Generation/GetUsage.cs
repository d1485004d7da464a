using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

/// <summary>
/// One day of Beijing time: the <paramref name="Videos"/> and <paramref name="Failures"/> that ended in it, and the
/// <paramref name="Credits"/> that they were charged.
/// </summary>
public sealed record UsageDayResponse(DateOnly Day, long Credits, long Videos, long Failures);

/// <summary>Every day from the first to the last, those without use as zeros.</summary>
public sealed record UsageResponse(IReadOnlyList<UsageDayResponse> Items);

internal static class GetUsage
{
    private const int MaxDays = 366;
    private const int DefaultDays = 30;

    // The customers' day, whatever the server's: China has one time and no summer time.
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/quota/usage", HandleAsync)
        .WithTags("quota")
        .AcceptsKeys(KeyScope.Read)
        .Describe(
            "getUsage",
            "Get the usage by day",
            "Credits, videos and failures of each day from 'from' to 'to', both included, as 2026-03-01. Days are Beijing's. Left out, "
            + "'to' is today and 'from' 29 days before it; at most 366 days.")
        .WithExamples(null, new UsageResponse([new(new DateOnly(2026, 3, 1), 45, 3, 1)]))
        .Produces<UsageResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed);

    private static async Task<Results<Ok<UsageResponse>, ProblemHttpResult>> HandleAsync(
        DateOnly? from, DateOnly? to, Caller caller, AppDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var last = to ?? DateOnly.FromDateTime((time.GetUtcNow() + Beijing).DateTime);
        var first = from ?? DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - DefaultDays + 1));
        if (first > last || last.DayNumber - first.DayNumber >= MaxDays)
        {
            return StandardProblems.Invalid("from", $"'from' must be at most {MaxDays - 1} days before 'to' and not after it.");
        }

        var days = await db.Database.SqlQuery<UsageDayResponse>(
            $"""
             select d.day::date as day, coalesce(u.credits, 0)::bigint as credits, coalesce(u.videos, 0) as videos,
                    coalesce(u.failures, 0) as failures
               from generate_series({first}::date, {last}::date, interval '1 day') as d(day)
               left join (
                    select (g.finished_at at time zone 'UTC' + {Beijing})::date as day,
                           sum(g.charged_credits) as credits,
                           count(*) filter (where g.state = 'succeeded') as videos,
                           count(*) filter (where g.state in ('failed', 'written_off')) as failures
                      from generations g
                     where g.user_id = {caller.UserId}
                       and g.finished_at >= ({first}::timestamp - {Beijing}) at time zone 'UTC'
                       and g.finished_at < ({last.AddDays(1)}::timestamp - {Beijing}) at time zone 'UTC'
                     group by 1) u on u.day = d.day::date
              order by d.day
             """).ToListAsync(cancellationToken);
        return TypedResults.Ok(new UsageResponse(days));
    }
}
