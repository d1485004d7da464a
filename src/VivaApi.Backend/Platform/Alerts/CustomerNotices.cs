using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Alerts;

/// <summary>Where features write to customers: a message in the caller's transaction, sent afterwards, at least once.</summary>
internal sealed class CustomerNotices(AppDbContext db, TimeProvider time)
{
    /// <param name="customerId">Whom it is for; the address is looked up when it is sent.</param>
    /// <param name="kind">That of the <see cref="ICustomerLetter"/> which puts it into words. At most 100 characters.</param>
    /// <param name="key">With what. At most 100 characters.</param>
    /// <param name="message">What the letter is made of; nothing personal. At most 1,000 characters.</param>
    /// <param name="cancellationToken">Undoes the caller's transaction.</param>
    public Task WriteAsync(Guid customerId, string kind, string key, string message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into alert_messages (id, event, channel, recipient_id, kind, key, severity, message, happened_at)
             values ({Guid.CreateVersion7(now)}, 'raised', 'customer_mail', {customerId}, {kind}, {key}, 'warning', {message}, {now})
             """,
            cancellationToken);
    }
}

/// <summary>What a customer reads, in Chinese and English.</summary>
internal sealed record CustomerLetter(string Subject, string Text);

/// <summary>Puts the messages of one kind into words when they are sent. Each feature has its own, beside where it writes them.</summary>
internal interface ICustomerLetter
{
    string Kind { get; }

    /// <returns>Null when there is nothing left to tell.</returns>
    Task<CustomerLetter?> WriteAsync(AlertMessage message, CancellationToken cancellationToken);
}
