using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Quota;

/// <summary>A key to call VivaAPI with, and whose it is.</summary>
/// <param name="Master">The master key itself, or for a customer's own key the one whose account that is of.</param>
/// <param name="IsTrial">It has rested, and this job tries whether it works again.</param>
internal sealed record VivaKey(string Text, VivaKeyKind Kind, MasterKey Master, bool IsTrial);

/// <summary>
/// Chooses the key of a job. A customer's own key is used while it is whole: while it is being made, or its quota is being set, a master
/// key serves, because who has paid is not made to wait. A job keeps its account for good: whoever looks for it asks that one.
/// </summary>
internal sealed class VivaKeys(
    MasterKeyRing ring, MasterKeyPick pick, MasterKeyRests rests, DedicatedKeyOrders orders, DedicatedKeyUse dedicated)
{
    /// <summary>The key to submit with, noted on the job before it is used.</summary>
    /// <returns>Null when this copy can read no key that takes jobs.</returns>
    public async Task<VivaKey?> ForSubmitAsync(Guid jobId, Guid userId, CancellationToken cancellationToken)
    {
        var held = await ring.ReadAsync(cancellationToken);
        var first = ring.FirstOf(held).Key;
        if (await dedicated.TakeAsync(jobId, userId, first.Id, cancellationToken) is { } text)
        {
            return new VivaKey(text, VivaKeyKind.Dedicated, first, IsTrial: false);
        }

        return await pick.TakeAsync(jobId, held, cancellationToken) is (var taken, var isTrial)
            ? new VivaKey(taken.Text!, VivaKeyKind.Shared, taken.Key, isTrial)
            : null;
    }

    /// <summary>VivaAPI took the job.</summary>
    public Task WorksAsync(VivaKey key, CancellationToken cancellationToken) =>
        key.IsTrial ? rests.WorksAsync(key.Master.Id, cancellationToken) : Task.CompletedTask;

    /// <summary>VivaAPI refused the job: where that is about the key, the key is looked after.</summary>
    /// <returns>Whether the job can go again with another key, so that no circuit need open.</returns>
    public async Task<bool> RefusedAsync(
        VivaKey key, Guid userId, VivaSubmitOutcome.Refused refused, CancellationToken cancellationToken)
    {
        var words = $"{refused.Code} {refused.Message}";
        if (key.Kind == VivaKeyKind.Dedicated && refused.Kind is VivaRefusal.KeyRejected or VivaRefusal.TokenQuotaExhausted)
        {
            // One customer's key is no trouble of VivaAPI's: the job goes again, with a master key.
            await orders.ForgetKeyAsync(userId, cancellationToken);
            return true;
        }

        if (MasterKeyRests.ReachOf(refused.Kind) == RestReach.None
            || (key.Kind == VivaKeyKind.Dedicated && refused.Kind != VivaRefusal.WalletEmpty))
        {
            return false;
        }

        await rests.RestAsync(key.Master, refused.Kind, words, refused.RetryAfter, cancellationToken);
        return await pick.HasUsableAsync(await ring.ReadAsync(cancellationToken), cancellationToken);
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
