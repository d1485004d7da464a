using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>Changes one rule, and what follows from it. In the caller's transaction.</summary>
internal sealed class AlertRuleDesk(AppDbContext db, AlertBook alerts, QuotaChanges changes)
{
    public async Task<AlertRule?> LockAsync(string code, CancellationToken cancellationToken) =>
        (await db.AlertRules.FromSql($"select * from alert_rules where code = {code} for update").AsNoTracking()
            .ToListAsync(cancellationToken)).SingleOrDefault();

    public async Task<AlertRule> ChangeAsync(AlertRule rule, ChangeAlertRuleRequest request, CancellationToken cancellationToken)
    {
        var severity = request.Severity is { } text ? EnumText.Parse<AlertSeverity>(text) : rule.Severity;
        await db.AlertRules.Where(row => row.Code == rule.Code).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Enabled, request.Enabled ?? rule.Enabled)
                .SetProperty(row => row.Notify, request.Notify ?? rule.Notify)
                .SetProperty(row => row.Severity, severity)
                .SetProperty(row => row.RaiseAt, request.RaiseAt ?? rule.RaiseAt)
                .SetProperty(row => row.RecoverAt, request.RecoverAt ?? rule.RecoverAt),
            cancellationToken);
        var changed = await db.AlertRules.AsNoTracking().SingleAsync(row => row.Code == rule.Code, cancellationToken);
        if (!changed.Enabled)
        {
            await EndAsync(changed.Code, cancellationToken);
        }
        else if (FirstAlertRules.OfCustomers.Contains(rule.Code))
        {
            await changes.LookAgainAsync(Math.Min(rule.RecoverAt, changed.RecoverAt), cancellationToken);
        }

        return changed;
    }

    private async Task EndAsync(string code, CancellationToken cancellationToken)
    {
        var keys = await db.Alerts.Where(alert => alert.Kind == code && alert.RecoveredAt == null).Select(alert => alert.Key)
            .ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            await alerts.RecoverAsync(code, key, cancellationToken);
        }
    }
}
