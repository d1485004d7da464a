using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.Provider;

/// <summary>
/// That somebody at a provider was a customer and is none any more: their tokens from before would else make the customer anew. It says
/// neither who they are nor which customer they were.
/// </summary>
internal sealed class ForgottenLogIn
{
    /// <summary>Longer than any token is taken, whatever <see cref="AuthOptions.ProviderTokenHours"/> becomes meanwhile.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(AuthOptions.MaxProviderTokenHours) + TimeSpan.FromDays(1);

    /// <summary>SHA-256 of issuer and subject.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Tokens from before are refused.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When no such token can be good any more and this is forgotten, too.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Keeps it in the caller's transaction, in which the log-in itself is deleted.</summary>
    public static Task<int> KeepAsync(
        AppDbContext db, string issuer, string subject, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             insert into forgotten_log_ins (hash, since, until) values ({HashOf(issuer, subject)}, {now}, {now + KeptFor})
             on conflict (hash) do update set since = excluded.since, until = excluded.until
             """,
            cancellationToken);

    /// <returns>Since when tokens are taken of somebody who has no log-in; null: they never had one.</returns>
    public static Task<DateTimeOffset?> SinceAsync(AppDbContext db, string issuer, string subject, CancellationToken cancellationToken)
    {
        var hash = HashOf(issuer, subject);
        return db.Set<ForgottenLogIn>().Where(one => one.Hash == hash).Select(one => (DateTimeOffset?)one.Since)
            .SingleOrDefaultAsync(cancellationToken);
    }

    // An issuer is an address, in which no line ends.
    private static byte[] HashOf(string issuer, string subject) => SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}"));
}

internal sealed class ForgottenLogInTable : IEntityTypeConfiguration<ForgottenLogIn>
{
    public void Configure(EntityTypeBuilder<ForgottenLogIn> builder)
    {
        builder.ToTable(
            "forgotten_log_ins", table => table.HasCheckConstraint("ck_forgotten_log_ins_hash", "octet_length(hash) = 32"));
        builder.HasKey(one => one.Hash);
        builder.HasIndex(one => one.Until);
    }
}
