using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation.Upstream;

/// <summary>
/// Opens and closes the circuits by what came of submits. They are rows of the database, so all copies of the service hold back together
/// and one probe speaks for all.
/// </summary>
internal sealed partial class UpstreamCircuits(
    AppDbContext db,
    CircuitBoard board,
    AlertBook alerts,
    WakeUps wakeUps,
    IOptions<GenerationOptions> options,
    ILogger<UpstreamCircuits> log)
{
    public const string AlertKind = "upstream_circuit";
    public const string FundsAlertKind = "video_sales_paused";

    /// <summary>VivaAPI took a job: whatever was wrong with this model or the account is over.</summary>
    public async Task WorksAsync(string modelCode, CancellationToken cancellationToken)
    {
        var model = UpstreamCircuit.OfModel(modelCode);
        var closed = await db.Database.SqlQuery<string>(
            $"""
             with closed as (
               update upstream_circuits c set opened_at = null, failures = 0, probe_at = null
                 from (select scope, opened_at from upstream_circuits
                        where scope in ({UpstreamCircuit.AccountScope}, {model}) and (opened_at is not null or failures > 0)
                        order by scope for update) was
                where c.scope = was.scope
               returning c.scope, was.opened_at)
             select scope as "Value" from closed where opened_at is not null
             """).ToListAsync(cancellationToken);
        foreach (var scope in closed)
        {
            await alerts.RecoverAsync(AlertKind, scope, cancellationToken);
            Log.Closed(log, scope);
        }

        if (closed.Count > 0)
        {
            board.Forget();
            wakeUps.WakeEverywhere(SubmitGenerations.Name);
        }
    }

    /// <summary>An operator mended something: what is open is tried by the next job, and not only when its pause is over.</summary>
    public async Task TryNowAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"update upstream_circuits set probe_at = now() where opened_at is not null and probe_at > now()", cancellationToken);
        board.Forget();
        wakeUps.WakeEverywhere(SubmitGenerations.Name);
    }

    /// <summary>
    /// The account cannot pay for what waits: new jobs are turned away for this long, unless it is said again. Jobs that wait are sent all
    /// the same; what VivaAPI refuses of them opens the account's own circuit.
    /// </summary>
    public async Task PauseForFundsAsync(string reason, int seconds, CancellationToken cancellationToken)
    {
        var opened = (await db.Database.SqlQuery<bool>(
            $"""
             insert into upstream_circuits as c (scope, failures, reason, probe_seconds, opened_at, probe_at)
             values ({UpstreamCircuit.FundsScope}, 1, {reason}, {seconds}, now(), now() + make_interval(secs => {seconds}))
             on conflict (scope) do update
                set reason = excluded.reason, probe_at = excluded.probe_at, opened_at = coalesce(c.opened_at, excluded.opened_at)
             returning c.opened_at = now() as "Value"
             """).ToListAsync(cancellationToken)).Single();
        board.Forget();
        if (opened)
        {
            await alerts.RaiseAsync(
                FundsAlertKind, UpstreamCircuit.FundsScope, AlertSeverity.Critical, $"No new videos are sold: {reason}", cancellationToken);
            Log.Open(log, UpstreamCircuit.FundsScope, reason);
        }
    }

    /// <summary>The account can pay for what waits.</summary>
    public async Task FundsAreThereAsync(CancellationToken cancellationToken)
    {
        var closed = await db.Database.ExecuteSqlAsync(
            $"""
             update upstream_circuits set opened_at = null, failures = 0, probe_at = null
              where scope = {UpstreamCircuit.FundsScope} and opened_at is not null
             """,
            cancellationToken);
        if (closed > 0)
        {
            board.Forget();
            await alerts.RecoverAsync(FundsAlertKind, UpstreamCircuit.FundsScope, cancellationToken);
            Log.Closed(log, UpstreamCircuit.FundsScope);
        }
    }

    /// <summary>A submit went wrong in a way that the next would, too.</summary>
    public async Task TroubleAsync(CircuitRule rule, string modelCode, string reason, CancellationToken cancellationToken)
    {
        var scope = rule.Reach switch
        {
            CircuitReach.Account => UpstreamCircuit.AccountScope,
            CircuitReach.Model => UpstreamCircuit.OfModel(modelCode),
        };
        var bounds = options.Value;
        var threshold = rule.AtOnce ? 1 : bounds.CircuitFailures;

        // Troubles of jobs that were under way when it opened must not double the pause: only those of a probe do.
        var isOpen = await db.Database.SqlQuery<bool>(
            $"""
             insert into upstream_circuits as c (scope, failures, reason, probe_seconds, opened_at, probe_at)
             values ({scope}, 1, {reason}, {bounds.ProbeSeconds},
                     case when {threshold} <= 1 then now() end,
                     case when {threshold} <= 1 then now() + make_interval(secs => {bounds.ProbeSeconds}) end)
             on conflict (scope) do update set
               failures = c.failures + 1,
               reason = excluded.reason,
               opened_at = coalesce(c.opened_at, case when c.failures + 1 >= {threshold} then now() end),
               probe_seconds = case when c.opened_at is null then {bounds.ProbeSeconds}
                                    when now() < c.opened_at + make_interval(secs => c.probe_seconds) then c.probe_seconds
                                    else least(c.probe_seconds * 2, {bounds.MaxProbeSeconds}) end,
               probe_at = case when c.opened_at is null and c.failures + 1 >= {threshold}
                                 then now() + make_interval(secs => {bounds.ProbeSeconds})
                               when c.opened_at is null then null
                               when now() < c.opened_at + make_interval(secs => c.probe_seconds) then c.probe_at
                               else now() + make_interval(secs => least(c.probe_seconds * 2, {bounds.MaxProbeSeconds})) end
             returning c.opened_at is not null as "Value"
             """).ToListAsync(cancellationToken);
        if (isOpen.Single())
        {
            board.Forget();
            await alerts.RaiseAsync(
                AlertKind, scope, AlertSeverity.Critical, $"No jobs are sent to VivaAPI ({scope}): {reason}", cancellationToken);
            Log.Open(log, scope, reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 340, Level = LogLevel.Warning, Message = "No jobs are sent to VivaAPI ({Scope}): {Reason}")]
        public static partial void Open(ILogger logger, string scope, string reason);

        [LoggerMessage(EventId = 341, Level = LogLevel.Information, Message = "Jobs are sent to VivaAPI again ({Scope})")]
        public static partial void Closed(ILogger logger, string scope);
    }
}
