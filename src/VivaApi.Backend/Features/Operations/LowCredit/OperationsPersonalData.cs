using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Operations.LowCredit;

/// <summary>What a customer wants to be told of, what waits to be told, and the alarms about what they used: all of it goes.</summary>
internal sealed class OperationsPersonalData(AppDbContext db, AlertBook alerts) : IPersonalData
{
    public string Section => "lowCreditAlert";

    public Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await db.Set<LowCreditSetting>().Where(setting => setting.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
             update alert_messages
                set state = 'given_up', last_problem = 'the customer was deleted', lease_token = null, leased_until = null
              where recipient_id = {userId} and state = 'pending'
             """,
            cancellationToken);
        foreach (var kind in FirstAlertRules.OfCustomers)
        {
            await alerts.RecoverAsync(kind, userId.ToString(), cancellationToken);
        }
    }

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.Set<LowCreditSetting>().AsNoTracking()
        .Where(setting => setting.UserId == userId).AsAsyncEnumerable()
        .Select(setting => (object)new { setting.Enabled, setting.ThresholdCredits, setting.FallenAt });
}
