using VivaApi.Backend.Integrations.Viva.Tokens;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>
/// Switches off and deletes customers' own keys at VivaAPI, by their names: what a crash cut off is found and done again. An order that is
/// due keeps new jobs from the key, so once no job is in flight with it, none will be.
/// </summary>
internal sealed class DedicatedKeyEnds(VivaTokens tokens, DedicatedKeyOrders orders, DedicatedKeyQuotas quotas)
{
    /// <returns>The orders that are not done because of a trouble, and the trouble.</returns>
    public async Task<VivaTokenResult<IReadOnlyList<DedicatedKey>>> EndAsync(
        IReadOnlyList<DedicatedKey> ending, CancellationToken cancellationToken)
    {
        if (ending.Count == 0)
        {
            return new([], null, string.Empty);
        }

        var found = await tokens.FindAsync(ending.Select(order => order.Name).ToHashSet(StringComparer.Ordinal), cancellationToken);
        if (found.Trouble is not null)
        {
            return new(ending, found.Trouble, found.Reason);
        }

        for (var place = 0; place < ending.Count; place++)
        {
            var order = ending[place];
            if (await quotas.IsInUseAsync(order.UserId, cancellationToken))
            {
                await orders.PostponeAsync([order], failed: false, cancellationToken);
                continue;
            }

            var done = await EndAsync(order, found.Value.Where(token => token.Name == order.Name), cancellationToken);
            if (done.Trouble is not null)
            {
                return new([.. ending.Skip(place)], done.Trouble, done.Reason);
            }
        }

        return new([], null, string.Empty);
    }

    private async Task<VivaTokenResult<bool>> EndAsync(
        DedicatedKey order, IEnumerable<VivaToken> there, CancellationToken cancellationToken)
    {
        foreach (var token in there)
        {
            var done = order.Wish == DedicatedKeyWish.Deleted
                ? await DeleteAsync(order, token, cancellationToken)
                : await tokens.DisableAsync(token.Id, cancellationToken);
            if (done.Trouble is not null)
            {
                return done;
            }
        }

        if (order.Wish == DedicatedKeyWish.Deleted)
        {
            await orders.ForgetDeletedAsync(order, cancellationToken);
        }

        await orders.CompleteAsync(order, cancellationToken);
        return new(true, null, string.Empty);
    }

    // A key that its customer was shown is switched off before its count is read: nothing is spent with it between the count and its end.
    private async Task<VivaTokenResult<bool>> DeleteAsync(DedicatedKey order, VivaToken token, CancellationToken cancellationToken)
    {
        if (order.RevealedAt is not null && token.Id == order.TokenId)
        {
            var off = await tokens.DisableAsync(token.Id, cancellationToken);
            if (off.Trouble is not null)
            {
                return off;
            }

            var last = await tokens.GetAsync(token.Id, cancellationToken);
            if (last.Value is not { } counted)
            {
                return new(false, last.Trouble, last.Reason);
            }

            await orders.NoteUsedAsync(order, counted.UsedQuota, cancellationToken);
        }

        return await tokens.DeleteAsync(token.Id, cancellationToken);
    }
}
