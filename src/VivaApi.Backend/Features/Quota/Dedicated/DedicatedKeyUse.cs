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
    /// <returns>The key; null when the job is to go with a master key.</returns>
    public async Task<string?> TakeAsync(Guid jobId, Guid userId, Guid accountKeyId, CancellationToken cancellationToken)
    {
        if (options.Value.Provisioning == ProvisioningMode.Shared
            || await TakeEncryptedAsync(jobId, userId, accountKeyId, cancellationToken) is not { } encrypted)
        {
            return null;
        }

        if (vault.Open(encrypted) is { } text)
        {
            return text;
        }

        await alerts.RaiseAsync(
            DedicatedKeyAlerts.Unreadable,
            DedicatedKeyAlerts.All,
            AlertSeverity.Critical,
            "Stored VivaAPI keys cannot be decrypted: the Data Protection keys were lost or changed. They are fetched from VivaAPI again.",
            cancellationToken);
        await orders.ForgetKeyAsync(userId, cancellationToken);
        return null;
    }

    // The share lock and the update of whoever sets the quota exclude each other: either this job is seen by them as one that uses
    // the key, or the key is seen here as not to be used. While the account is out of money, its keys are left alone.
    private async Task<string?> TakeEncryptedAsync(Guid jobId, Guid userId, Guid accountKeyId, CancellationToken cancellationToken)
    {
        var entitled = options.Value.Provisioning == ProvisioningMode.Dedicated;
        var taken = await db.Database.SqlQuery<string>(
            $"""
             with mine as (
                 select d.encrypted_key from dedicated_keys d join user_viva_api_keys k on k.user_id = d.user_id
                  where d.user_id = {userId} and d.wish = 'serve' and not d.due and d.encrypted_key is not null
                    and ({entitled} or k.key_kind = 'dedicated')
                    and not exists (select from master_keys m
                                     where m.id = {accountKeyId} and m.rest_kind = 'wallet_empty' and m.resting_until > now())
                    for share of d)
             update generations g set viva_key = 'dedicated', master_key_id = {accountKeyId}
               from mine m where g.id = {jobId}
             returning m.encrypted_key as "Value"
             """).ToListAsync(cancellationToken);
        return taken is [{ } encrypted] ? encrypted : null;
    }
}
