using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>
/// An account at VivaAPI that jobs are made with. Tasks belong to an account, not to a key: each key of it may ask about all of them.
/// </summary>
/// <param name="Number">Its number; null for the account of <c>Viva__UserId</c>.</param>
/// <param name="Access">What opens its records; null when that is not known, or cannot be read.</param>
/// <param name="Keys">Its master keys, removed ones included.</param>
internal sealed record MasterAccount(string? Number, VivaAccess? Access, IReadOnlySet<Guid> Keys)
{
    /// <param name="masterKeyId">The key of a job; null for one from before keys were noted, which is the settings' account's.</param>
    public bool Owns(Guid? masterKeyId) => masterKeyId is { } id ? Keys.Contains(id) : Number is null;

    /// <summary>One of its keys takes new jobs, so what it holds can be used.</summary>
    public bool TakesJobs { get; init; }

    /// <summary>When the first of its keys was added; for the settings' account, which was there before keys had rows, always.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When the last of its keys was removed; null while one is left. Jobs had ended, so nothing was taken later.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>How it is called in what operators read.</summary>
    public string Name => Number is null ? "the account of Viva__UserId" : $"account {Number}";

    public bool WasThere(DateTimeOffset from, DateTimeOffset to) => Since < to && (GoneSince is not { } gone || gone >= from);
}

/// <summary>The accounts behind the master keys.</summary>
internal sealed class MasterAccounts(MasterKeyRing ring, KeyVault vault, IOptions<VivaOptions> viva)
{
    /// <summary>The account of the settings first.</summary>
    public async Task<IReadOnlyList<MasterAccount>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await ring.ReadAsync(cancellationToken)).GroupBy(held => held.Key.Account).OrderBy(group => group.Key is not null)
            .Select(group => new MasterAccount(group.Key, AccessOf(group), group.Select(held => held.Id).ToHashSet())
            {
                TakesJobs = group.Any(held => held.Key.State == MasterKeyState.Active),
                Since = group.Key is null ? DateTimeOffset.MinValue : group.Min(held => held.Key.CreatedAt),
                GoneSince = GoneSince(group),
            })];

    // One that an earlier version removed, which noted no time, went just now: a day without its account would be told too low, for good.
    private static DateTimeOffset? GoneSince(IGrouping<string?, HeldMasterKey> keys) =>
        keys.All(held => held.Key.State == MasterKeyState.Removed)
            ? keys.Max(held => held.Key.RemovedAt ?? DateTimeOffset.MaxValue)
            : null;

    private VivaAccess? AccessOf(IGrouping<string?, HeldMasterKey> keys) => keys.Key is not { } number
        ? VivaAccess.Of(viva.Value)
        : keys.Select(held => held.Key.EncryptedAccessToken).OfType<string>().Select(vault.Open).OfType<string>().LastOrDefault()
            is { } token
            ? new VivaAccess(token, number)
            : null;
}
