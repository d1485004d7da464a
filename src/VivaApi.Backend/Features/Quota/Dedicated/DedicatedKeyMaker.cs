using VivaApi.Backend.Integrations.Viva.Tokens;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>
/// Gets keys from VivaAPI for orders that have none: looks for the name, makes what is not there, looks again, fetches the key. Whatever
/// was cut off before is found by its name, so no customer gets a second one.
/// </summary>
internal sealed class DedicatedKeyMaker(VivaTokens tokens, DedicatedKeyOrders orders, KeyVault vault)
{
    /// <summary>The tokens of the orders at VivaAPI by customer, with every key stored that was not; or why it stopped.</summary>
    public async Task<VivaTokenResult<IReadOnlyDictionary<Guid, VivaToken>>> ProvideAsync(
        IReadOnlyList<DedicatedKey> wanted, CancellationToken cancellationToken)
    {
        var names = wanted.Select(order => order.Name).ToHashSet(StringComparer.Ordinal);
        var found = await tokens.FindAsync(names, cancellationToken);
        var stopped = found.Trouble is null ? await MakeMissingAsync(wanted, found.Value, cancellationToken) : null;
        if (found.Trouble is null && wanted.Any(order => found.Value.All(token => token.Name != order.Name)))
        {
            found = await tokens.FindAsync(names, cancellationToken);
        }

        if (found.Trouble is not null)
        {
            return new(new Dictionary<Guid, VivaToken>(), found.Trouble, found.Reason);
        }

        var mine = await OneEachAsync(wanted, found.Value, cancellationToken);
        var fetched = await FetchKeysAsync(wanted, mine, cancellationToken);
        var whole = mine.Where(pair => fetched.Value.Contains(pair.Key)).ToDictionary();
        var trouble = stopped ?? fetched;
        return new(whole, trouble.Trouble, trouble.Reason);
    }

    private async Task<VivaTokenResult<IReadOnlySet<Guid>>?> MakeMissingAsync(
        IReadOnlyList<DedicatedKey> wanted, IReadOnlyList<VivaToken> there, CancellationToken cancellationToken)
    {
        foreach (var order in wanted.Where(order => there.All(token => token.Name != order.Name)))
        {
            // It is good for nothing until its quota is set, so a crash in between costs nothing.
            var made = await tokens.MakeAsync(order.Name, remainQuota: 0, cancellationToken);
            if (made.Trouble is not null)
            {
                return new(new HashSet<Guid>(), made.Trouble, made.Reason);
            }
        }

        return null;
    }

    // A request that was given up may still have been carried out: the older of two with one name stays.
    private async Task<Dictionary<Guid, VivaToken>> OneEachAsync(
        IReadOnlyList<DedicatedKey> wanted, IReadOnlyList<VivaToken> there, CancellationToken cancellationToken)
    {
        var byName = there.ToLookup(token => token.Name, StringComparer.Ordinal);
        var mine = new Dictionary<Guid, VivaToken>();
        foreach (var order in wanted)
        {
            var same = byName[order.Name].OrderByDescending(token => token.Id == order.TokenId).ThenBy(token => token.Id).ToList();
            foreach (var surplus in same.Skip(1))
            {
                await tokens.DeleteAsync(surplus.Id, cancellationToken);
            }

            if (same.Count > 0)
            {
                mine[order.UserId] = same[0];
            }
        }

        return mine;
    }

    /// <summary>The customers whose key is stored.</summary>
    private async Task<VivaTokenResult<IReadOnlySet<Guid>>> FetchKeysAsync(
        IReadOnlyList<DedicatedKey> wanted, Dictionary<Guid, VivaToken> mine, CancellationToken cancellationToken)
    {
        var stored = wanted.Where(order => mine.TryGetValue(order.UserId, out var token)
            && order.EncryptedKey is not null && order.TokenId == token.Id).Select(order => order.UserId).ToHashSet();
        var missing = wanted.Where(order => mine.ContainsKey(order.UserId) && !stored.Contains(order.UserId)).ToList();
        var masked = missing.Select(order => mine[order.UserId]).Where(token => token.Key is null).Select(token => token.Id).ToList();
        VivaTokenResult<IReadOnlyDictionary<long, string>> revealed = masked.Count == 0
            ? new(new Dictionary<long, string>(), null, string.Empty)
            : await tokens.RevealAsync(masked, cancellationToken);
        foreach (var order in missing)
        {
            var token = mine[order.UserId];
            if ((token.Key ?? revealed.Value.GetValueOrDefault(token.Id)) is { } key)
            {
                await orders.KeepAsync(order, token.Id, vault.Lock(key), cancellationToken);
                stored.Add(order.UserId);
            }
        }

        return new(stored, revealed.Trouble, revealed.Reason);
    }
}
