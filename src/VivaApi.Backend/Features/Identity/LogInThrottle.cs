using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity;

/// <summary>
/// Counts wrong passwords: for an account from an address, for an address, and for an account from addresses that are strange to it. Each
/// try is counted before its password is looked at and given back when that is right, so many at once get no further than one by one.
/// Accounts that do not exist are counted like any other.
/// </summary>
internal sealed class LogInThrottle(AppDbContext db, IOptions<AuthOptions> options, TimeProvider time)
{
    /// <summary>Counts a try.</summary>
    /// <returns>How long to wait, when it is one too many; the password must then not even be looked at.</returns>
    public async Task<TimeSpan?> TakeAsync(string normalizedEmail, string address, CancellationToken cancellationToken)
    {
        var subjects = new Subjects(normalizedEmail, address);
        var wait = await CountAsync(
            [(subjects.Both, options.Value.MaxFailedLogIns), (subjects.Address, options.Value.MaxFailedLogInsOfAddress)],
            cancellationToken);

        // Who is refused already must not use up the patience with the account.
        return wait is null && await IsStrangeAsync(normalizedEmail, address, cancellationToken)
            ? await CountAsync([(subjects.Account, options.Value.MaxFailedLogInsOfAccount)], cancellationToken)
            : wait;
    }

    /// <summary>The password was right: nothing had to be counted.</summary>
    public Task GiveBackAsync(string normalizedEmail, string address, CancellationToken cancellationToken)
    {
        var subjects = new Subjects(normalizedEmail, address);
        string[] all = [subjects.Both, subjects.Address, subjects.Account];
        return db.Database.ExecuteSqlAsync(
            $"""
             with held as (select subject from log_in_counts where subject = any ({all}) order by subject for update)
             update log_in_counts c set failures = case when c.subject = {subjects.Both} then 0 else greatest(c.failures - 1, 0) end
             from held where c.subject = held.subject
             """,
            cancellationToken);
    }

    /// <summary>Forgets what was counted for an account, from wherever.</summary>
    public Task ForgetAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var subjects = new Subjects(normalizedEmail, string.Empty);
        return db.Database.ExecuteSqlAsync(
            $"delete from log_in_counts where subject = {subjects.Account} or starts_with(subject, {subjects.Both})", cancellationToken);
    }

    private async Task<TimeSpan?> CountAsync((string Subject, int Most)[] counted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ends = now.AddMinutes(options.Value.LockMinutes);
        var subjects = counted.Select(count => count.Subject).ToArray();

        // In the order of their subjects, so that two tries never wait for each other.
        var counts = await db.Set<LogInCount>().FromSql(
            $"""
             insert into log_in_counts as c (subject, failures, ends_at)
             select subject, 1, {ends} from unnest({subjects}) subject order by subject
             on conflict (subject) do update set
                failures = case when c.ends_at <= {now} then 1 else c.failures + 1 end,
                ends_at = case when c.ends_at <= {now} then excluded.ends_at else c.ends_at end
             returning c.subject, c.failures, c.ends_at
             """).AsNoTracking().ToListAsync(cancellationToken);
        var over = counts.Where(count => count.Failures > counted.Single(limit => limit.Subject == count.Subject).Most).ToList();
        return over.Count == 0 ? null : over.Max(count => count.EndsAt) - now;
    }

    private async Task<bool> IsStrangeAsync(string normalizedEmail, string address, CancellationToken cancellationToken) =>
        !await db.Set<LogInSession>().AnyAsync(
            session => session.Address == address
                && db.Set<User>().Any(user => user.NormalizedEmail == normalizedEmail && user.Id == session.UserId),
            cancellationToken);

    /// <summary>What is counted, by names that fit the table and tell nobody which addresses were tried.</summary>
    private sealed class Subjects(string normalizedEmail, string address)
    {
        private readonly string account = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedEmail)));

        public string Account => $"account {account}";

        public string Address => $"address {address}";

        public string Both => $"both {account} {address}";
    }
}
