using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Webhooks;

/// <summary>Deletes deliveries with their log when their time is over, a bounded batch at a time.</summary>
internal sealed class ForgetDeliveries(AppDbContext db, IOptions<WebhookOptions> options, TimeProvider time) : IWorker
{
    private const int BatchSize = 1_000;

    public static string Name => "forget-deliveries";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await WithholdAsync(cancellationToken);
        var limit = time.GetUtcNow().AddDays(-options.Value.KeepDays);
        return await db.Database.ExecuteSqlAsync(
            $"""
             delete from webhook_deliveries where id = any (array(
                 select id from webhook_deliveries where created_at < {limit} and state <> 'pending'
                  limit {BatchSize} for update skip locked))
             """,
            cancellationToken);
    }

    // Written as its endpoint was switched off, so that neither saw the other.
    private Task<int> WithholdAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update webhook_deliveries set state = 'withheld', finished_at = {time.GetUtcNow()} where id = any (array(
             select d.id from webhook_endpoints e join webhook_deliveries d on d.endpoint_id = e.id and d.state = 'pending'
              where e.state = 'disabled' limit {BatchSize} for update of d skip locked))
         """,
        cancellationToken);
}
