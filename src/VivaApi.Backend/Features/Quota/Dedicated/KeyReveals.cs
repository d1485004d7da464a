using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>
/// Shows customers their own keys. The first time changes for good how the customer is served, so it waits until everything they have is
/// on that key: no job is with another, and the quota counts what others cost.
/// </summary>
internal sealed partial class KeyReveals(
    AppDbContext db,
    DedicatedKeyOrders orders,
    DedicatedKeyQuotas quotas,
    KeyVault vault,
    AlertBook alerts,
    AuditLog audit,
    IOptions<ProvisioningOptions> options,
    IOptions<VivaOptions> viva,
    TimeProvider time,
    ILogger<KeyReveals> log)
{
    /// <summary>In the audit log, which also counts the times a day.</summary>
    public const string Act = "viva_key.reveal";

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public bool AreAllowed => options.Value.RevealKeys;

    /// <summary>The host at which the keys are good.</summary>
    public string Address => new Uri(viva.Value.ApiUrl).GetLeftPart(UriPartial.Authority);

    public async Task<KeyReveal> RevealAsync(Guid userId, IPAddress from, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Jobs that are about to take the key, the worker that sets its quota and other calls of this wait here, and what they did is seen.
        var mine = await db.Set<DedicatedKey>().FromSql($"select * from dedicated_keys where user_id = {userId} for update")
            .AsNoTracking().ToListAsync(cancellationToken);
        if (mine is not [{ Wish: DedicatedKeyWish.Serve } key] || !await IsEntitledAsync(key, cancellationToken))
        {
            return new KeyReveal.NoKey();
        }

        if (await WaitAsync(userId, cancellationToken) is { } wait)
        {
            return new KeyReveal.TooMany(wait);
        }

        var shown = await IsWholeAsync(key, cancellationToken) ? await OpenAsync(key, cancellationToken) : null;
        if (shown is not null)
        {
            await WriteDownAsync(key, from, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (shown is null)
        {
            return new KeyReveal.NotReady();
        }

        Log.Shown(log, userId, key.TokenId);
        return new KeyReveal.Shown(shown, time.GetUtcNow());
    }

    private async Task<bool> IsEntitledAsync(DedicatedKey key, CancellationToken cancellationToken) => options.Value.Provisioning switch
    {
        ProvisioningMode.Dedicated => true,
        ProvisioningMode.Hybrid => await HasBoughtAsync(key, cancellationToken),
        ProvisioningMode.Shared => key.RevealedAt is not null && await HasBoughtAsync(key, cancellationToken),
        _ => throw new InvalidOperationException("The mode was checked at the start."),
    };

    private Task<bool> HasBoughtAsync(DedicatedKey key, CancellationToken cancellationToken) =>
        db.UserVivaApiKeys.AnyAsync(row => row.UserId == key.UserId && row.KeyKind == VivaKeyKind.Dedicated, cancellationToken);

    private async Task<TimeSpan?> WaitAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var recent = await db.AuditEntries.Where(entry => entry.ActorId == userId && entry.Act == Act && entry.ActedAt > now - Window)
            .OrderByDescending(entry => entry.ActedAt).Select(entry => entry.ActedAt)
            .Take(options.Value.RevealsPerDay).ToListAsync(cancellationToken);
        return recent.Count < options.Value.RevealsPerDay ? null : recent[^1] + Window - now;
    }

    private async Task<bool> IsWholeAsync(DedicatedKey key, CancellationToken cancellationToken)
    {
        if (key.Due || key.EncryptedKey is null)
        {
            return false;
        }

        if (key.RevealedAt is not null)
        {
            return true;
        }

        if (await IsServedElsewhereAsync(key.UserId, cancellationToken))
        {
            return false;
        }

        // What other keys made since is still in its quota, or that is from before such things were written down: set it anew first.
        if (key.GrantedUnits is null || key.GrantedElsewhere != (await quotas.ReadAsync(key.UserId, cancellationToken)).Elsewhere)
        {
            await orders.LookAnewAsync(key.UserId, cancellationToken);
            return false;
        }

        return true;
    }

    // A job that is being submitted may have looked for its key before the row was locked.
    private async Task<bool> IsServedElsewhereAsync(Guid userId, CancellationToken cancellationToken) => (await db.Database.SqlQuery<bool>(
        $"""
         select exists (
             select from generations
              where user_id = {userId}
                and (state = 'submitting' or (state in ('running', 'in_doubt') and viva_key <> 'dedicated'))) as "Value"
         """).ToListAsync(cancellationToken)).Single();

    private async Task<string?> OpenAsync(DedicatedKey key, CancellationToken cancellationToken)
    {
        if (vault.Open(key.EncryptedKey!) is { } text)
        {
            return text;
        }

        await alerts.RaiseUnreadableAsync(cancellationToken);
        await orders.ForgetKeyAsync(key.UserId, cancellationToken);
        return null;
    }

    private async Task WriteDownAsync(DedicatedKey key, IPAddress from, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await audit.WriteAsync(
            "user",
            key.UserId.ToString(),
            new AuditedReveal(key.RevealedAt, key.TokenId, Address: null),
            new AuditedReveal(key.RevealedAt ?? now, key.TokenId, from.ToString()),
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"update dedicated_keys set revealed_at = {now} where user_id = {key.UserId} and revealed_at is null", cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 402, Level = LogLevel.Information, Message = "Customer {UserId} was shown their VivaAPI key {TokenId}")]
        public static partial void Shown(ILogger logger, Guid userId, long? tokenId);
    }
}
