using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Workers;

/// <summary>Who does something that only one copy may do at a time, and until when, by the database's clock.</summary>
internal sealed class WorkerLease
{
    public required string Name { get; init; }

    public Guid Token { get; init; }

    public DateTimeOffset LeasedUntil { get; init; }
}

internal sealed class WorkerLeaseTable : IEntityTypeConfiguration<WorkerLease>
{
    public void Configure(EntityTypeBuilder<WorkerLease> builder)
    {
        builder.ToTable("worker_leases");
        builder.HasKey(lease => lease.Name);
        builder.Property(lease => lease.Name).HasMaxLength(64);
    }
}

/// <summary>
/// Lets one copy of the service do a thing while the others leave it alone. A copy that vanishes holds it until its time is over.
/// </summary>
internal sealed class WorkerLeases(AppDbContext db)
{
    /// <param name="name">What is done: a worker's name.</param>
    /// <param name="seconds">Longest time that it may take.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <returns>Null while another copy has it.</returns>
    public async Task<Guid?> TakeAsync(string name, int seconds, CancellationToken cancellationToken)
    {
        var taken = await db.Database.SqlQuery<Guid>(
            $"""
             insert into worker_leases as l (name, token, leased_until)
             values ({name}, gen_random_uuid(), now() + make_interval(secs => {seconds}))
             on conflict (name) do update set token = excluded.token, leased_until = excluded.leased_until where l.leased_until <= now()
             returning token as "Value"
             """).ToListAsync(cancellationToken);
        return taken.Count == 0 ? null : taken[0];
    }

    /// <summary>Gives it back before its time is over.</summary>
    public Task EndAsync(string name, Guid token, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"update worker_leases set leased_until = now() where name = {name} and token = {token}", cancellationToken);
}
