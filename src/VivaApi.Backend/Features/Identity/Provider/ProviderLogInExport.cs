using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Identity.Provider;

/// <summary>Who the customer is at an OpenID Connect provider.</summary>
internal sealed class ProviderLogInExport(AppDbContext db) : IPersonalExport
{
    public string Section => "providerLogIns";

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.Set<IdentityUserLogin<Guid>>().AsNoTracking()
        .Where(login => login.UserId == userId).OrderBy(login => login.LoginProvider).AsAsyncEnumerable()
        .Select(login => (object)new { Issuer = login.LoginProvider, Subject = login.ProviderKey });
}
