using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Integrations.Messaging;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.LowCredit;

/// <summary>
/// Writes a customer one mail each time that their credits fall to the threshold, and none again before they have risen above it. What is
/// held by running jobs is not counted as gone.
/// </summary>
internal sealed class LowCreditNotices(AppDbContext db, MailSender mail, IOptions<LowCreditOptions> options, TimeProvider time)
{
    public const string Kind = "low_credit";

    /// <summary>In the caller's transaction.</summary>
    public async Task FollowAsync(IReadOnlyList<QuotaStanding> customers, CancellationToken cancellationToken)
    {
        var ids = customers.Select(customer => customer.UserId).ToList();
        var settings = await db.Set<LowCreditSetting>().AsNoTracking().Where(setting => ids.Contains(setting.UserId))
            .ToDictionaryAsync(setting => setting.UserId, cancellationToken);
        foreach (var customer in customers)
        {
            var setting = settings.GetValueOrDefault(customer.UserId);
            var threshold = setting?.ThresholdCredits ?? options.Value.ThresholdCredits;
            var isLow = customer.Left <= threshold && (setting?.ThresholdCredits is not null || threshold > 0);
            if (isLow && setting?.FallenAt is null && setting?.Enabled != false && mail.IsOpen)
            {
                await WriteAsync(customer, cancellationToken);
            }
            else if (!isLow && setting?.FallenAt is not null)
            {
                await db.Set<LowCreditSetting>().Where(row => row.UserId == customer.UserId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.FallenAt, (DateTimeOffset?)null), cancellationToken);
            }
        }
    }

    private async Task WriteAsync(QuotaStanding customer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var left = customer.Left.ToString(CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync(
            $"""
             with fallen as (
               insert into low_credit_settings as s (user_id, enabled, fallen_at) values ({customer.UserId}, true, {now})
               on conflict (user_id) do update set fallen_at = excluded.fallen_at where s.fallen_at is null and s.enabled
               returning user_id)
             insert into alert_messages (id, event, channel, recipient_id, kind, key, severity, message, happened_at)
             select {Guid.CreateVersion7(now)}, 'low_credit', 'customer_mail', f.user_id, {Kind}, f.user_id::text, 'warning', {left}, {now}
               from fallen f
             """,
            cancellationToken);
    }
}
