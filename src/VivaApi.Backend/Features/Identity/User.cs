using Microsoft.AspNetCore.Identity;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Somebody with a log-in: a customer, or an operator when in <see cref="Roles.Operator"/>.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was deleted: what is left names nobody.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Tokens of a provider that were made before are refused; set by logging out, and by
    /// a deletion for who comes back. Null: none are.</summary>
    public DateTimeOffset? ProviderTokensSince { get; init; }

    public static User Register(string email, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = email,
        Email = email,
        CreatedAt = now,
    };

    /// <summary>Somebody who logs in at a provider: without a password and without an address of ours.</summary>
    public static User OfProvider(DateTimeOffset now, DateTimeOffset? tokensSince)
    {
        var id = Guid.CreateVersion7(now);
        return new User
        {
            Id = id,
            UserName = $"provider:{id:N}",
            NormalizedUserName = $"PROVIDER:{id:N}".ToUpperInvariant(),
            SecurityStamp = Guid.CreateVersion7(now).ToString(),
            CreatedAt = now,
            ProviderTokensSince = tokensSince,
        };
    }
}

internal static class Roles
{
    public const string Operator = "operator";
}
