using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva.Tokens;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>
/// Sets what a customer's own key is good for at VivaAPI. As long as only we know the key, that is what our books say they may still use:
/// VivaAPI's number is a cap that no leak can be larger than. A key that its customer was shown is only topped up by purchases: setting
/// it from our books would give back what was spent outside.
/// </summary>
internal sealed class DedicatedKeyQuotas(AppDbContext db, VivaTokens tokens, KeyUnits units, IOptions<ProvisioningOptions> options)
{
    private const int MostTries = 5;

    /// <summary>Whether a job is at VivaAPI with this customer's own key. While an order is due, no further job takes it.</summary>
    public async Task<bool> IsInUseAsync(Guid userId, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<bool>(
            $"""
             select exists (
                 select from generations
                  where user_id = {userId} and viva_key = 'dedicated' and state in ('submitting', 'running', 'in_doubt')) as "Value"
             """).ToListAsync(cancellationToken)).Single();

    /// <returns>How key and books stand; null with the trouble when the quota was not set.</returns>
    public async Task<VivaTokenResult<KeySettlement?>> SetAsync(DedicatedKey order, VivaToken token, CancellationToken cancellationToken)
    {
        var book = await ReadAsync(order.UserId, cancellationToken);
        return order.RevealedAt is null
            ? await SetFromBooksAsync(token, book, cancellationToken)
            : await TopUpAsync(order, token, book, cancellationToken);
    }

    public async Task<KeyBook> ReadAsync(Guid userId, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<KeyBook>(
            $"""
             select k.quota, k.used,
                    coalesce((select sum(g.charged_credits) from generations g
                               where g.user_id = k.user_id and g.viva_key = 'shared'), 0)::bigint as elsewhere,
                    coalesce((select sum(g.price_credits) from generations g
                               where g.user_id = k.user_id and g.viva_key = 'dedicated' and g.state = 'failed' and g.task_id is not null
                                 and g.finished_at >= d.revealed_at), 0)::bigint as failed_since_shown
               from user_viva_api_keys k left join dedicated_keys d on d.user_id = k.user_id
              where k.user_id = {userId}
             """).ToListAsync(cancellationToken)).Single();

    // What jobs on the master key hold is in it, so the cap is never too small for what is still to come.
    private async Task<VivaTokenResult<KeySettlement?>> SetFromBooksAsync(
        VivaToken token, KeyBook book, CancellationToken cancellationToken)
    {
        var left = units.Of(book.Left);
        var set = await tokens.SetQuotaAsync(token, left, cancellationToken);
        return set.Trouble is null
            ? new(new KeySettlement(book, left + token.UsedQuota, token.UsedQuota, left, 0), null, string.Empty)
            : new(null, set.Trouble, set.Reason);
    }

    // Somebody may spend from the key between our look and our setting, which is absolute. So it is looked at once more: when its count of
    // what was used stands where it stood, what was set is right.
    private async Task<VivaTokenResult<KeySettlement?>> TopUpAsync(
        DedicatedKey order, VivaToken token, KeyBook book, CancellationToken cancellationToken)
    {
        var granted = KeyAllowance.Granted(order, book, units);
        var usable = options.Value.KeysKeepFailedPrices ? granted + units.Of(book.FailedSinceShown) : granted;
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var left = KeyAllowance.Left(usable, token.UsedQuota);
            if (token.Body.RemainQuota == left && !token.Body.UnlimitedQuota && (token.IsEnabled || left == 0))
            {
                var outside = units.CreditsIn(units.Of(book.Left) - left);
                return new(new KeySettlement(book, granted, token.UsedQuota, left, outside), null, string.Empty);
            }

            var set = await tokens.SetQuotaAsync(token, left, cancellationToken);
            if (set.Trouble is not null)
            {
                return new(null, set.Trouble, set.Reason);
            }

            var seen = await tokens.GetAsync(token.Id, cancellationToken);
            if (seen.Value is not { } now)
            {
                return new(null, seen.Trouble, seen.Reason);
            }

            token = now;
        }

        return new(null, VivaTokenTrouble.Refused, "A key is being spent from so fast that its quota could not be set.");
    }
}
