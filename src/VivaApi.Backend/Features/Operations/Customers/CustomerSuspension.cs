using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Customers;

/// <summary>Bars a customer from calling, and lets them in again; each with its line in the audit log.</summary>
internal sealed class CustomerSuspension(
    AppDbContext db, CustomerReader reader, BarredCallers barred, AuditLog audit, TimeProvider time)
{
    /// <returns>The customer; null when there is none.</returns>
    public Task<CustomerResponse?> BeginAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ChangeAsync(
            id,
            $"""
             insert into barred_callers as b (user_id, kind, reason, since) values ({id}, 'suspended', {reason}, {now})
             on conflict (user_id) do update set reason = excluded.reason where b.kind = 'suspended'
             """,
            cancellationToken);
    }

    /// <returns>The customer; null when there is none.</returns>
    public Task<CustomerResponse?> EndAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(
        id, $"delete from barred_callers where user_id = {id} and kind = 'suspended'", cancellationToken);

    private async Task<CustomerResponse?> ChangeAsync(Guid id, FormattableString change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // One act at a time on one customer: what is written down as before is what the act met.
        await db.Database.ExecuteSqlAsync($"select 1 from users where id = {id} for no key update", cancellationToken);
        if (await reader.FindAsync(id, cancellationToken) is not { State: not "deleted" } before)
        {
            return null;
        }

        await db.Database.ExecuteSqlAsync(change, cancellationToken);
        var after = await reader.FindAsync(id, cancellationToken);
        await audit.WriteAsync("user", id.ToString(), Standing(before), Standing(after!), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        barred.Forget();
        return after;
    }

    // What is written down stays for good, so it names nobody: the address goes with the customer.
    private static object Standing(CustomerResponse customer) => new { customer.State, customer.SuspensionReason, customer.SuspendedAt };
}
