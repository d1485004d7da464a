using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota;

/// <summary>A key to call VivaAPI with, and whose it is.</summary>
internal sealed record VivaKey(string Text, VivaKeyKind Kind);

/// <summary>
/// Chooses the key of a job. A customer's own key is used while it is whole: while it is being made, or its quota is being set, the master
/// key serves, because who has paid is not made to wait. The account's master key may ask about the tasks of all of its keys.
/// </summary>
internal sealed class VivaKeys(
    AppDbContext db,
    DedicatedKeyOrders orders,
    KeyVault vault,
    AlertBook alerts,
    IOptions<ProvisioningOptions> options,
    IOptions<VivaOptions> viva)
{
    /// <summary>The key to submit with, noted on the job before it is used.</summary>
    public async Task<VivaKey> ForSubmitAsync(Guid jobId, Guid userId, CancellationToken cancellationToken)
    {
        var master = new VivaKey(viva.Value.ApiKey, VivaKeyKind.Shared);
        if (options.Value.Provisioning == ProvisioningMode.Shared
            || await TakeAsync(jobId, userId, cancellationToken) is not { } encrypted)
        {
            return master;
        }

        if (vault.Open(encrypted) is { } text)
        {
            return new VivaKey(text, VivaKeyKind.Dedicated);
        }

        await alerts.RaiseAsync(
            DedicatedKeyAlerts.Unreadable,
            DedicatedKeyAlerts.All,
            AlertSeverity.Critical,
            "Stored VivaAPI keys cannot be decrypted: the Data Protection keys were lost or changed. They are fetched from VivaAPI again.",
            cancellationToken);
        await orders.ForgetKeyAsync(userId, cancellationToken);
        await db.Database.ExecuteSqlAsync($"update generations set viva_key = 'shared' where id = {jobId}", cancellationToken);
        return master;
    }

    /// <summary>VivaAPI did not take the customer's own key: it is looked after, and the master key serves meanwhile.</summary>
    public Task RefusedAsync(VivaKey key, Guid userId, CancellationToken cancellationToken) => key.Kind switch
    {
        VivaKeyKind.Shared => Task.CompletedTask,
        VivaKeyKind.Dedicated => orders.ForgetKeyAsync(userId, cancellationToken),
    };

    // The share lock and the update of whoever sets the quota exclude each other: either this job is seen by them as one that uses
    // the key, or the key is seen here as not to be used.
    private async Task<string?> TakeAsync(Guid jobId, Guid userId, CancellationToken cancellationToken)
    {
        var entitled = options.Value.Provisioning == ProvisioningMode.Dedicated;
        var taken = await db.Database.SqlQuery<string>(
            $"""
             with mine as (
                 select d.encrypted_key from dedicated_keys d join user_viva_api_keys k on k.user_id = d.user_id
                  where d.user_id = {userId} and not d.due and d.encrypted_key is not null
                    and ({entitled} or k.key_kind = 'dedicated')
                    for share of d)
             update generations set viva_key = case when exists (select from mine) then 'dedicated' else 'shared' end
              where id = {jobId} and (exists (select from mine) or viva_key = 'dedicated')
             returning coalesce((select encrypted_key from mine), '') as "Value"
             """).ToListAsync(cancellationToken);
        return taken is [{ Length: > 0 } encrypted] ? encrypted : null;
    }
}
