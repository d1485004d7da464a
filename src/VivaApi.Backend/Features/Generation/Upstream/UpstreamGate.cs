using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Upstream;

/// <summary>Turns new jobs away while VivaAPI takes none, before anything is held. Jobs that were accepted wait.</summary>
internal sealed class UpstreamGate(AppDbContext db, CircuitBoard board, IHttpContextAccessor http, TimeProvider time)
{
    /// <param name="modelCode">The model that is asked for; null for the default.</param>
    /// <param name="cancellationToken">Ends the look at the database.</param>
    /// <returns>Null when jobs go out, or when it is time to try with one.</returns>
    public async Task<ProblemHttpResult?> RefusalAsync(string? modelCode, CancellationToken cancellationToken)
    {
        var open = board.Read() ?? await LookAsync(cancellationToken);
        if (open.Count == 0 || await ClosedUntilAsync(open, modelCode, cancellationToken) is not { } until)
        {
            return null;
        }

        var seconds = Math.Ceiling((until - time.GetUtcNow()).TotalSeconds);
        if (seconds <= 0)
        {
            return null;
        }

        http.HttpContext!.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return GenerationProblems.UpstreamUnavailable.Because("No job was made and nothing was held; Retry-After says when to come again.");
    }

    private async Task<DateTimeOffset?> ClosedUntilAsync(
        FrozenDictionary<string, DateTimeOffset> open, string? modelCode, CancellationToken cancellationToken)
    {
        if (open.TryGetValue(UpstreamCircuit.AccountScope, out var until) || open.TryGetValue(UpstreamCircuit.FundsScope, out until))
        {
            return until;
        }

        var model = modelCode ?? await db.GenerationModels.Where(candidate => candidate.OnOffer)
            .OrderBy(candidate => candidate.Position).Select(candidate => candidate.Code).FirstOrDefaultAsync(cancellationToken);
        return model is not null && open.TryGetValue(UpstreamCircuit.OfModel(model), out until) ? until : null;
    }

    private async Task<FrozenDictionary<string, DateTimeOffset>> LookAsync(CancellationToken cancellationToken)
    {
        // The appointment is by the database's clock; what is left of it is what counts here.
        var rows = await db.Database.SqlQuery<OpenCircuit>(
            $"""
             select scope, extract(epoch from probe_at - now())::double precision as seconds_left
               from upstream_circuits where opened_at is not null
             """).ToListAsync(cancellationToken);
        var open = rows.ToFrozenDictionary(
            row => row.Scope, row => time.GetUtcNow().AddSeconds(row.SecondsLeft), StringComparer.Ordinal);
        board.Write(open);
        return open;
    }

    private sealed record OpenCircuit(string Scope, double SecondsLeft);
}
