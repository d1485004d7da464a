using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Quota;

/// <summary>A key to call VivaAPI with, and whose it is.</summary>
/// <param name="Master">The master key itself, or for a customer's own key the one whose account that is of.</param>
/// <param name="IsTrial">It has rested, and this job tries whether it works again.</param>
/// <param name="IsOnlyOne">It was shown to its customer, so no other key may make their videos.</param>
internal sealed record VivaKey(string Text, VivaKeyKind Kind, MasterKey Master, bool IsTrial, bool IsOnlyOne = false);

/// <summary>The key of a job, or why it goes without.</summary>
internal abstract record VivaKeyChoice
{
    private VivaKeyChoice()
    {
    }

    internal sealed record Use(VivaKey Key) : VivaKeyChoice;

    /// <summary>This copy can read no master key that takes jobs.</summary>
    internal sealed record NoMasterKey : VivaKeyChoice;

    /// <summary>The customer's own key is the only one that may serve, and is being set right: the job waits.</summary>
    internal sealed record OwnKeyNotReady : VivaKeyChoice;

    /// <summary>The customer's own key is the only one that may serve, and it cannot.</summary>
    internal sealed record OwnKeyEnded : VivaKeyChoice;
}

/// <summary>What becomes of a job that VivaAPI refused.</summary>
internal enum AfterRefusal
{
    /// <summary>What the refusal itself says.</summary>
    AsRefused,

    /// <summary>It goes again with another key, or with this one when that was set right; no circuit need open.</summary>
    GoesAgain,

    /// <summary>The customer's own key is used up, and no other may serve.</summary>
    OwnKeyEnded,
}

/// <summary>
/// Chooses the key of a job. A customer's own key is used while it is whole: while it is being made, or its quota is being set, a master
/// key serves, because who has paid is not made to wait. Whoever was shown their own key has spent with it what our books do not know of,
/// so nothing else makes their videos. A job keeps its account for good: whoever looks for it asks that one.
/// </summary>
internal sealed class VivaKeys(
    MasterKeyRing ring, MasterKeyPick pick, MasterKeyRests rests, DedicatedKeyOrders orders, DedicatedKeyUse dedicated)
{
    /// <summary>The key to submit with, noted on the job before it is used.</summary>
    public async Task<VivaKeyChoice> ForSubmitAsync(Guid jobId, Guid userId, CancellationToken cancellationToken)
    {
        var held = await ring.ReadAsync(cancellationToken);
        var first = ring.FirstOf(held).Key;
        switch (await dedicated.TakeAsync(jobId, userId, first.Id, cancellationToken))
        {
            case OwnKey.Taken(var text, var isRevealed):
                return new VivaKeyChoice.Use(new VivaKey(text, VivaKeyKind.Dedicated, first, IsTrial: false, isRevealed));
            case OwnKey.NotReady:
                return new VivaKeyChoice.OwnKeyNotReady();
            case OwnKey.Ended:
                return new VivaKeyChoice.OwnKeyEnded();
        }

        return await pick.TakeAsync(jobId, held, cancellationToken) is (var taken, var isTrial)
            ? new VivaKeyChoice.Use(new VivaKey(taken.Text!, VivaKeyKind.Shared, taken.Key, isTrial))
            : new VivaKeyChoice.NoMasterKey();
    }

    /// <summary>VivaAPI took the job.</summary>
    public Task WorksAsync(VivaKey key, CancellationToken cancellationToken) =>
        key.IsTrial ? rests.WorksAsync(key.Master.Id, cancellationToken) : Task.CompletedTask;

    /// <summary>VivaAPI refused the job: where that is about the key, the key is looked after.</summary>
    public async Task<AfterRefusal> RefusedAsync(
        VivaKey key, Guid userId, VivaSubmitOutcome.Refused refused, CancellationToken cancellationToken)
    {
        if (key.IsOnlyOne && refused.Kind == VivaRefusal.TokenQuotaExhausted)
        {
            await orders.LookAnewAsync(userId, cancellationToken);
            return AfterRefusal.OwnKeyEnded;
        }

        if (key.Kind == VivaKeyKind.Dedicated && refused.Kind is VivaRefusal.KeyRejected or VivaRefusal.TokenQuotaExhausted)
        {
            // One customer's key is no trouble of VivaAPI's: the job goes again, with a master key where one may serve. New hosts refuse a
            // used-up key as a wrong one: which it is, the look that comes before the next try tells.
            await orders.ForgetKeyAsync(userId, cancellationToken);
            return AfterRefusal.GoesAgain;
        }

        if (MasterKeyRests.ReachOf(refused.Kind) == RestReach.None
            || (key.Kind == VivaKeyKind.Dedicated && refused.Kind != VivaRefusal.WalletEmpty))
        {
            return AfterRefusal.AsRefused;
        }

        await rests.RestAsync(key.Master, refused.Kind, refused.Outline, refused.RetryAfter, cancellationToken);
        return await pick.HasUsableAsync(await ring.ReadAsync(cancellationToken), cancellationToken)
            ? AfterRefusal.GoesAgain
            : AfterRefusal.AsRefused;
    }

    /// <summary>The key to ask about a job's task, and to fetch its file, with.</summary>
    /// <param name="masterKeyId">The key noted on the job; null for one from before keys were noted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when no key of the job's account can be read here.</returns>
    public async Task<LookKey?> ForLookAsync(Guid? masterKeyId, CancellationToken cancellationToken)
    {
        var held = await ring.ReadAsync(cancellationToken);
        return MasterKeyLook.Of(held, held.FirstOrDefault(one => one.Id == masterKeyId) ?? ring.FirstOf(held));
    }

    /// <summary>VivaAPI did not answer a look; a key that it does not accept rests, and the next look takes another.</summary>
    public Task LookRefusedAsync(LookKey key, VivaPollOutcome.Unreachable answer, CancellationToken cancellationToken) =>
        answer.Refusal == VivaRefusal.KeyRejected
            ? rests.RestAsync(key.Held.Key, VivaRefusal.KeyRejected, answer.Reason, answer.RetryAfter, cancellationToken)
            : Task.CompletedTask;
}
