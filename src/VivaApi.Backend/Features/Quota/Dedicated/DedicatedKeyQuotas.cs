using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Tokens;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>
/// Sets what a customer's own key is good for at VivaAPI: what our books say they may still use. Our books decide; VivaAPI's number is a
/// cap that no leak can be larger than.
/// </summary>
internal sealed class DedicatedKeyQuotas(
    AppDbContext db, VivaTokens tokens, IOptions<ProvisioningOptions> options, IOptions<VivaOptions> viva)
{
    /// <summary>Whether a job is at VivaAPI with this customer's own key. While an order is due, no further job takes it.</summary>
    public async Task<bool> IsInUseAsync(Guid userId, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<bool>(
            $"""
             select exists (
                 select from generations
                  where user_id = {userId} and viva_key = 'dedicated' and state in ('submitting', 'running', 'in_doubt')) as "Value"
             """).ToListAsync(cancellationToken)).Single();

    public async Task<VivaTokenResult<bool>> SetAsync(DedicatedKey order, VivaToken token, CancellationToken cancellationToken)
    {
        // In credits; what jobs on the master key hold is included, so the cap is never too small for what is still to come.
        var usable = await db.UserVivaApiKeys.Where(key => key.UserId == order.UserId)
            .Select(key => key.Quota.Value - key.Used.Value)
            .SingleAsync(cancellationToken);
        return await tokens.SetQuotaAsync(token, InUnits(usable), cancellationToken);
    }

    /// <summary>Rounded up: a key must never be a unit short of what was paid for.</summary>
    private long InUnits(long credits) => checked((credits * options.Value.FenPerCredit * viva.Value.QuotaPerYuan) + 99) / 100;
}
