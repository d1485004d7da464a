using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>Gives a job its customer's own key where there is one to be used, and notes that on the job before it is used.</summary>
internal sealed class DedicatedKeyUse(
    AppDbContext db, DedicatedKeyOrders orders, KeyVault vault, AlertBook alerts, IOptions<ProvisioningOptions> options)
{
    /// <param name="jobId">The job, <c>submitting</c>.</param>
    /// <param name="userId">Its customer.</param>
    /// <param name="accountKeyId">A master key of the account that customers' own keys are of; it goes onto the job.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    public async Task<OwnKey> TakeAsync(Guid jobId, Guid userId, Guid accountKeyId, CancellationToken cancellationToken)
    {
        if (await LookAsync(jobId, userId, accountKeyId, cancellationToken) is not { } seen)
        {
            return new OwnKey.None();
        }

        if (seen.EncryptedKey is { } encrypted && await OpenAsync(userId, encrypted, cancellationToken) is { } text)
        {
            return new OwnKey.Taken(text, seen.IsRevealed);
        }

        if (!seen.IsRevealed)
        {
            return new OwnKey.None();
        }

        if (!seen.IsEnded)
        {
            return new OwnKey.NotReady();
        }

        // It may have got something back at VivaAPI since it was looked at.
        await orders.LookAnewAsync(userId, cancellationToken);
        return new OwnKey.Ended();
    }

    private async Task<string?> OpenAsync(Guid userId, string encrypted, CancellationToken cancellationToken)
    {
        if (vault.Open(encrypted) is { } text)
        {
            return text;
        }

        await alerts.RaiseUnreadableAsync(cancellationToken);
        await orders.ForgetKeyAsync(userId, cancellationToken);
        return null;
    }

    // The share lock excludes whoever sets the quota or shows the key: either this job is seen by them as one that uses the key, or the
    // key is seen here as not to be used, or as shown. So it is taken whatever comes of the look. While the account is out of money, its
    // keys are left alone, but for those that were shown: no other key may make their customers' videos, whatever the plan.
    private async Task<Look?> LookAsync(Guid jobId, Guid userId, Guid accountKeyId, CancellationToken cancellationToken)
    {
        var (own, entitled) = (Mode != ProvisioningMode.Shared, Mode == ProvisioningMode.Dedicated);
        return (await db.Database.SqlQuery<Look>(
            $"""
             with mine as (
                 select d.encrypted_key, d.revealed_at is not null as is_revealed,
                        d.wish <> 'serve' or (not d.due and coalesce(d.left_units <= 0, false)) as is_ended,
                        d.wish = 'serve' and not d.due and d.encrypted_key is not null
                        and case when d.revealed_at is not null then d.left_units > 0
                            else {own} and ({entitled} or k.key_kind = 'dedicated')
                                 and not exists (select from master_keys m
                                                  where m.id = {accountKeyId}
                                                    and m.rest_kind = 'wallet_empty' and m.resting_until > now()) end as is_usable
                   from dedicated_keys d join user_viva_api_keys k on k.user_id = d.user_id
                  where d.user_id = {userId} for share of d),
             taken as (
                 update generations g set viva_key = 'dedicated', master_key_id = {accountKeyId}
                   from mine m where g.id = {jobId} and m.is_usable)
             select case when m.is_usable then m.encrypted_key end as encrypted_key, m.is_revealed, m.is_ended from mine m
             """).ToListAsync(cancellationToken)).SingleOrDefault();
    }

    private ProvisioningMode Mode => options.Value.Provisioning;

    private sealed record Look(string? EncryptedKey, bool IsRevealed, bool IsEnded);
}
