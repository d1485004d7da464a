using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>
/// The only writer of refills. What opens one is a single insert that the database refuses while another is open; what ends one is a
/// compare-and-set on its state. Alerts come and go with them.
/// </summary>
internal sealed class RefillBook(AppDbContext db, RefillCodes codes, AlertBook alerts, TimeProvider time)
{
    /// <summary>An operator is asked to buy.</summary>
    public const string RequestedAlert = "refill_requested";

    /// <summary>Nobody knows what came of a purchase.</summary>
    public const string UnknownAlert = "refill_unknown";

    /// <summary>A code was refused, or could not be sent.</summary>
    public const string FailedAlert = "refill_failed";

    /// <summary>Asks an operator, in a transaction of its own.</summary>
    /// <returns>False when another refill is open.</returns>
    public async Task<bool> RequestAsync(RefillNeed need, long balance, CancellationToken cancellationToken)
    {
        var id = NewId();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await OpenAsync(id, RefillState.Requested, need, balance, null, cancellationToken))
        {
            return false;
        }

        await alerts.RaiseAsync(
            RequestedAlert, id.ToString(), AlertSeverity.Critical, $"Buy {need.Credits} credits: {need.Reason}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Opens a purchase and gives it a code, committed before anything is sent: whoever comes after a crash finds that it may have been
    /// made. An operator who was asked for the same is not needed any more.
    /// </summary>
    /// <param name="need">What should be bought.</param>
    /// <param name="balance">What is held, in credits.</param>
    /// <param name="bounds">The smallest and the largest code that may be taken.</param>
    /// <param name="request">The open request that this purchase takes the place of; null when none is open.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    /// <returns>Null when another refill is open or no code fits.</returns>
    public async Task<(Guid Id, RefillCode Code)?> BeginAsync(
        RefillNeed need, long balance, (long Least, long Most) bounds, Guid? request, CancellationToken cancellationToken)
    {
        var id = NewId();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await codes.TakeAsync(id, need.Credits, bounds.Least, bounds.Most, cancellationToken) is not { } code
            || (request is { } asked && !await EndAsync(
                asked, [RefillState.Requested], RefillState.Cancelled, new("A code fits, and is redeemed."), cancellationToken))
            || !await OpenAsync(id, RefillState.Buying, need, balance, code, cancellationToken))
        {
            return null;
        }

        await transaction.CommitAsync(cancellationToken);
        return (id, code);
    }

    /// <returns>False when it was not in one of these states any more; nothing changed.</returns>
    public async Task<bool> EndAsync(
        Guid id, RefillState[] from, RefillState to, RefillEnd end, CancellationToken cancellationToken)
    {
        var before = from.Select(EnumText.Of).ToArray();
        var note = end.Note.Length <= Refill.MaxNoteLength ? end.Note : end.Note[..Refill.MaxNoteLength];
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
             update viva_refills
                set state = {EnumText.Of(to)}, finished_at = {time.GetUtcNow()}, finished_by = {end.By}, note = {note},
                    credits = coalesce({end.Credits}, credits)
              where id = {id} and state = any ({before})
             """,
            cancellationToken);
        if (changed == 0)
        {
            return false;
        }

        await alerts.RecoverAsync(RequestedAlert, id.ToString(), cancellationToken);
        await alerts.RecoverAsync(UnknownAlert, id.ToString(), cancellationToken);
        if (to == RefillState.Done)
        {
            await RecoverFailedAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>It left, and nobody knows. Its code is never given out again.</summary>
    public async Task DoubtAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var note = reason.Length <= Refill.MaxNoteLength ? reason : reason[..Refill.MaxNoteLength];
        var changed = await db.Database.ExecuteSqlAsync(
            $"update viva_refills set state = 'unknown', note = {note} where id = {id} and state = 'buying'", cancellationToken);
        if (changed == 1)
        {
            await alerts.RaiseAsync(
                UnknownAlert,
                id.ToString(),
                AlertSeverity.Critical,
                $"Nobody knows whether a top-up was made, and nothing else is bought meanwhile: {reason}",
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Says that a code did not buy anything, and why. In the caller's transaction.</summary>
    public Task TellFailedAsync(RefillCode code, string reason, CancellationToken cancellationToken) => alerts.RaiseAsync(
        FailedAlert,
        "viva",
        AlertSeverity.Critical,
        $"The code …{code.Hint} of {code.Credits} credits bought nothing: {reason}",
        cancellationToken);

    /// <summary>Something was bought, or nothing is needed.</summary>
    public Task RecoverFailedAsync(CancellationToken cancellationToken) => alerts.RecoverAsync(FailedAlert, "viva", cancellationToken);

    private async Task<bool> OpenAsync(
        Guid id, RefillState state, RefillNeed need, long balance, RefillCode? code, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into viva_refills (id, state, wanted_credits, credits, code_id, balance_before, reason, created_at)
             values ({id}, {EnumText.Of(state)}, {need.Credits}, {code?.Credits}, {code?.Id}, {balance}, {need.Reason}, {time.GetUtcNow()})
             on conflict do nothing
             """,
            cancellationToken) == 1;

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}

/// <summary>How a refill ended: in words, by whom where it was a person, and what was bought where that is known.</summary>
internal sealed record RefillEnd(string Note, Guid? By = null, long? Credits = null);
