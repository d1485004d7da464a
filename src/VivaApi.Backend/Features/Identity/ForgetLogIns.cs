using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Identity;

/// <summary>
/// Deletes log-ins, counts of wrong passwords and what tells of deleted log-ins at a provider when their time is over, a bounded batch at a
/// time. A log-in that was ended is kept until its tokens' time is over as well.
/// </summary>
internal sealed class ForgetLogIns(AppDbContext db, TimeProvider time) : IWorker
{
    private const int BatchSize = 1_000;

    public static string Name => "forget-log-ins";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sessions = await db.Database.ExecuteSqlAsync(
            $"""
             delete from log_in_sessions where ctid = any (array(
                 select ctid from log_in_sessions where expires_at < {now} limit {BatchSize} for update skip locked))
             """,
            cancellationToken);
        var forgotten = await db.Database.ExecuteSqlAsync(
            $"""
             delete from forgotten_log_ins where ctid = any (array(
                 select ctid from forgotten_log_ins where until < {now} limit {BatchSize} for update skip locked))
             """,
            cancellationToken);
        return sessions + forgotten + await db.Database.ExecuteSqlAsync(
            $"""
             delete from log_in_counts where ctid = any (array(
                 select ctid from log_in_counts where ends_at < {now} limit {BatchSize} for update skip locked))
             """,
            cancellationToken);
    }
}
