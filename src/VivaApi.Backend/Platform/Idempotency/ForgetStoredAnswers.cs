using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Platform.Idempotency;

/// <summary>Deletes answers whose time is over, a bounded batch at a time.</summary>
internal sealed class ForgetStoredAnswers(AppDbContext db, IOptions<IdempotencyOptions> options, TimeProvider time) : IWorker
{
    private const int BatchSize = 1_000;

    public static string Name => "forget-stored-answers";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(10);

    public Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow().AddDays(-options.Value.KeepDays);
        return db.Database.ExecuteSqlAsync(
            $"""
             delete from idempotency_keys where ctid = any (array(
                 select ctid from idempotency_keys where created_at < {limit} limit {BatchSize} for update skip locked))
             """,
            cancellationToken);
    }
}
