using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Audit;

/// <summary>The query parameters by which acts are chosen.</summary>
internal readonly record struct AuditFilter(
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "cursor")] string? Cursor,
    [FromQuery(Name = "actor")] Guid? Actor,
    [FromQuery(Name = "act")] string? Act,
    [FromQuery(Name = "subject")] string? Subject,
    [FromQuery(Name = "from")] DateTimeOffset? From,
    [FromQuery(Name = "to")] DateTimeOffset? To)
{
    /// <summary>Null when all make sense.</summary>
    public ProblemHttpResult? Problem() =>
        !IsName(Act, AuditTable.MaxNameLength) ? StandardProblems.Invalid("act", "'act' must be a name such as order.refund.")
        : !IsName(Subject, AuditTable.MaxSubjectLength) ? StandardProblems.Invalid("subject", "'subject' must be an id.")
        : From > To ? StandardProblems.Invalid("to", "'to' must not be before 'from'.")
        : null;

    public IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> entries)
    {
        if (Actor is { } actor)
        {
            entries = entries.Where(entry => entry.ActorId == actor);
        }

        if (Act is { } act)
        {
            entries = entries.Where(entry => entry.Act == act);
        }

        if (Subject is { } subject)
        {
            entries = entries.Where(entry => entry.SubjectId == subject);
        }

        // Ids sort by time to the millisecond: the bounds on them let the index find the place, those on the time are exact.
        if (From?.ToUniversalTime() is { } from)
        {
            var first = TimeOrderedId.FirstAt(from.ToUnixTimeMilliseconds());
            entries = entries.Where(entry => entry.Id >= first && entry.ActedAt >= from);
        }

        if (To?.ToUniversalTime() is { } to)
        {
            var end = TimeOrderedId.FirstAt(to.ToUnixTimeMilliseconds() + 1);
            entries = entries.Where(entry => entry.Id < end && entry.ActedAt < to);
        }

        return entries;
    }

    private static bool IsName(string? text, int maxLength) =>
        text is null || (text.Length <= maxLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~'));
}
