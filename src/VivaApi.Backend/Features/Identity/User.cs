using Microsoft.AspNetCore.Identity;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Somebody with a log-in: a customer, or an operator when in <see cref="Roles.Operator"/>.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public DateTimeOffset CreatedAt { get; init; }

    public static User Register(string email, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = email,
        Email = email,
        CreatedAt = now,
    };
}

internal static class Roles
{
    public const string Operator = "operator";
}
