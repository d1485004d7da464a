using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>
/// The one step in which a job ends: the job, its reservation, its quota, the operator's risk and the event, in one transaction.
/// </summary>
internal sealed partial class GenerationCompletion(
    AppDbContext db, GenerationBooks books, WebhookOutbox webhooks, WakeUps wakeUps, TimeProvider time, ILogger<GenerationCompletion> log)
{
    /// <returns>False when the job had ended before, or may not end this way from where it stands; nothing changed.</returns>
    public async Task<bool> FinishAsync(Guid jobId, GenerationEnd end, CancellationToken cancellationToken)
    {
        using var trace = Traces.Start("generation end");
        trace?.SetTag("viva.generation_id", jobId)
            .SetTag("viva.state", EnumText.Of(end.State)).SetTag("viva.cause", EnumText.Of(end.Cause));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The compare-and-set on the state decides: of two that finish a job at once, the second finds it finished.
        if (await MarkAsync(jobId, end, cancellationToken) is not { } job)
        {
            return false;
        }

        KillPoint.Pass("generation: ended");
        await books.CloseAsync(job, end, cancellationToken);
        KillPoint.Pass("generation: quota moved");
        await webhooks.WriteAsync(job.UserId, EventOf(end), job.ToResponse(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        KillPoint.Pass("generation: end committed");
        Meters.GenerationsEnded.Add(1, new("state", EnumText.Of(end.State)), new("cause", EnumText.Of(end.Cause)));
        Log.Finished(log, jobId, end.State, end.Cause, job.ChargedCredits!.Value.Value);
        wakeUps.WakeEverywhere(WatchGenerations.Name);

        // A place in the line is free.
        wakeUps.WakeEverywhere(SubmitGenerations.Name);
        return true;
    }

    /// <summary>VivaAPI says that a written-off task failed, so its price came back: the risk is over, and so is the search.</summary>
    /// <returns>False when somebody else was first; nothing changed.</returns>
    public async Task<bool> ClearAsync(GenerationJob job, string reason, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
             update generations set watch_until = null, lease_token = null, leased_until = null,
                    billed_fen = case when billed_fen is not null then 0 end
              where id = {job.Id} and state = 'written_off' and watch_until is not null
             """,
            cancellationToken);
        if (changed == 0)
        {
            return false;
        }

        await books.ClearAsync(job, reason);
        await transaction.CommitAsync(cancellationToken);
        Log.Cleared(log, job.Id, reason);
        return true;
    }

    private async Task<GenerationJob?> MarkAsync(Guid jobId, GenerationEnd end, CancellationToken cancellationToken)
    {
        var file = end as GenerationEnd.Succeeded;
        var writeOff = end as GenerationEnd.WrittenOff;
        var (code, message) = ErrorOf(end);
        var now = time.GetUtcNow();
        var (state, cause) = (EnumText.Of(end.State), EnumText.Of(end.Cause));
        var before = GenerationStates.Before(end.State).Select(EnumText.Of).ToArray();
        var withoutRule = RefundDefaults.PercentOf(end.Cause);
        var marked = await db.Generations.FromSql(
            $"""
             update generations as g
                set state = {state}, progress = case when {state} = 'succeeded' then 100 else g.progress end,
                    file_name = {file?.FileName}::text, file_bytes = {file?.FileBytes}::bigint,
                    error_code = {code}::text, error_message = {message}::text, finished_at = {now},
                    end_cause = {cause}, end_phase = g.state,
                    charged_percent = rule.percent, charged_credits = g.price_credits * rule.percent / 100,
                    written_off_at = case when {state} = 'written_off' then {now} else g.written_off_at end,
                    watch_until = {writeOff?.WatchUntil}::timestamptz,
                    leased_until = null, lease_token = null
               from (select j.id, case when j.state = 'written_off' then 0 else coalesce(r.percent, {withoutRule}) end as percent
                       from generations j
                       left join refund_rules r on r.version = j.policy_version and r.cause = {cause} and r.phase = j.state
                      where j.id = {jobId}
                        for update of j) as rule
              where g.id = rule.id and g.state = any({before})
             returning g.*
             """).AsNoTracking().ToListAsync(cancellationToken);
        return marked.SingleOrDefault();
    }

    // Written off is a failure to the customer, whose credits are back; should the video be found, it succeeds after all.
    private static string EventOf(GenerationEnd end) => end switch
    {
        GenerationEnd.Succeeded => WebhookEvents.GenerationSucceeded,
        GenerationEnd.Cancelled => WebhookEvents.GenerationCancelled,
        _ => WebhookEvents.GenerationFailed,
    };

    private static (string? Code, string? Message) ErrorOf(GenerationEnd end) => end switch
    {
        GenerationEnd.Failed failed => (failed.Code.Cut(VivaError.LongestCode), failed.Message.Cut(GenerationEnd.LongestMessage)),
        GenerationEnd.WrittenOff => (
            "outcome_unknown", "VivaAPI never told whether the video was made; should it be found, it is yours free of charge."),
        _ => (null, null),
    };

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 300,
            Level = LogLevel.Information,
            Message = "Generation {JobId} ended as {State} ({Cause}), {Credits} credits charged")]
        public static partial void Finished(ILogger logger, Guid jobId, GenerationState state, GenerationCause cause, long credits);

        [LoggerMessage(EventId = 330, Level = LogLevel.Information, Message = "The risk of generation {JobId} is over: {Reason}")]
        public static partial void Cleared(ILogger logger, Guid jobId, string reason);
    }
}
