using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Audit;

/// <summary>
/// An act. <paramref name="ActorId"/> is null when it was done by a command on the server; <paramref name="Before"/> and
/// <paramref name="After"/> are as much of the subject as the act touched, null when it was not there or is gone.
/// </summary>
public sealed record AuditEntryResponse(
    Guid Id,
    DateTimeOffset ActedAt,
    Guid? ActorId,
    string? ActorEmail,
    string Act,
    string SubjectKind,
    string SubjectId,
    JsonElement? Before,
    JsonElement? After,
    string? TraceId);

internal static class ListAuditEntries
{
    private static readonly AuditEntryResponse Example = new(
        Examples.Id,
        Examples.Time,
        Examples.Id,
        "operator@example.com",
        "master_key.change",
        "master_key",
        Examples.Id.ToString(),
        JsonSerializer.SerializeToElement(new { state = "active" }),
        JsonSerializer.SerializeToElement(new { state = "retired" }),
        "4bf92f3577b34da6a3ce929d0e0e4736");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/audit", HandleAsync)
        .Describe(
            "listAuditEntries",
            "Read the audit log",
            "Every act of an operator, newest first: who, what, on what, before and after. Filter by 'actor' (a user's id), 'act', "
            + "'subject' (the id of what it was done to), 'from' (inclusive) and 'to' (exclusive). For operators.")
        .WithExamples(null, new Page<AuditEntryResponse>([Example], null))
        .Produces<Page<AuditEntryResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<AuditEntryResponse>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] AuditFilter filter, AppDbContext db, CancellationToken cancellationToken)
    {
        if ((PageRequest.Read(filter.Limit, filter.Cursor, out var page) ?? filter.Problem()) is { } problem)
        {
            return problem;
        }

        var rows = await filter.Apply(db.AuditEntries)
            .Where(entry => page.Before == null || entry.Id < page.Before)
            .OrderByDescending(entry => entry.Id)
            .Take(page.Limit + 1)
            .LeftJoin(db.Set<User>(), entry => entry.ActorId, user => user.Id, (entry, user) => new { entry, Email = user!.Email })
            .OrderByDescending(row => row.entry.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, row => row.entry.Id, row => ToResponse(row.entry, row.Email)));
    }

    private static AuditEntryResponse ToResponse(AuditEntry entry, string? email) => new(
        entry.Id,
        entry.ActedAt,
        entry.ActorId,
        email,
        entry.Act,
        entry.SubjectKind,
        entry.SubjectId,
        Parsed(entry.Before),
        Parsed(entry.After),
        entry.TraceId);

    private static JsonElement? Parsed(string? json) => json is null ? null : JsonElement.Parse(json);
}
