using System.Diagnostics;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Auditing;

/// <summary>
/// Writes who did what, in the transaction of the act: both are kept or neither. Before and after are what the API would show of the
/// thing; keys and passwords never come here.
/// </summary>
internal sealed class AuditLog(AppDbContext db, IHttpContextAccessor http, IOptions<JsonOptions> json, TimeProvider time)
{
    /// <summary>Whether the request at hand has written its act down.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Writes the act of the endpoint at hand (<see cref="AuditedMetadata"/>), done by its caller.</summary>
    /// <param name="subjectKind">What kind of thing it was done to: <c>order</c>.</param>
    /// <param name="subjectId">Which one, at most 100 characters.</param>
    /// <param name="before">How it stood; null when it was not there.</param>
    /// <param name="after">How it stands now; null when it is gone.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <exception cref="InvalidOperationException">No transaction is open, or the endpoint does not say that it is audited.</exception>
    public async Task WriteAsync(
        string subjectKind, string subjectId, object? before, object? after, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An act and its entry in the audit log are one transaction; open it first.");
        }

        var context = http.HttpContext ?? throw new InvalidOperationException("Nobody is calling.");
        var act = context.GetEndpoint()?.Metadata.GetMetadata<AuditedMetadata>()?.Act
            ?? throw new InvalidOperationException("The endpoint writes into the audit log but is not marked with Audited().");
        Guid? actor = Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var caller) ? caller : null;
        var now = time.GetUtcNow();
        var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into audit_log (id, acted_at, actor_id, act, subject_kind, subject_id, before, after, trace_id)
             values ({Guid.CreateVersion7(now)}, {now}, {actor}, {act}, {subjectKind}, {subjectId},
                     {Text(before)}::jsonb, {Text(after)}::jsonb, {trace})
             """,
            cancellationToken);
        HasWritten = true;
    }

    private string? Text(object? state) => state is null ? null : JsonSerializer.Serialize(state, json.Value.SerializerOptions);
}
