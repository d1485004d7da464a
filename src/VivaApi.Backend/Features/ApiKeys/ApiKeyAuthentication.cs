using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>
/// <c>Authorization: Bearer vk_live_…</c>. A key that never was, one that was revoked or has run out, and one used from elsewhere than
/// allowed get the same answer.
/// </summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    ILoggerFactory logs,
    UrlEncoder encoder,
    KnownApiKeys known,
    WrongKeys wrong,
    AppDbContext db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, logs, encoder)
{
    public new const string Scheme = "api-key";

    private const string Bearer = "Bearer ";
    private const string RetryAfterSeconds = "60";
    private bool refusedUnread;

    /// <summary>Whether a request says that it comes with a key of ours.</summary>
    public static bool Claims(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer + "vk_", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var text = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        var address = AddressRange.Of(Context);
        var now = TimeProvider.GetUtcNow();
        var key = await FindAsync(text, address);
        if (key is null || !key.Opens(text, address, now))
        {
            wrong.Count(address);
            return AuthenticateResult.Fail("No such key.");
        }

        if (key.TakesNote(now))
        {
            await ApiKeyUse.NoteAsync(db, key.Id, now, Context.RequestAborted);
        }

        return AuthenticateResult.Success(new AuthenticationTicket(key.Principal, Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (refusedUnread)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = RetryAfterSeconds;
            return Task.CompletedTask;
        }

        return base.HandleChallengeAsync(properties);
    }

    private async Task<KnownApiKey?> FindAsync(string text, System.Net.IPAddress address)
    {
        if (ApiKeyToken.PrefixOf(text) is not { } prefix)
        {
            refusedUnread = wrong.AreTooMany(address);
            return null;
        }

        if (known.Recall(prefix) is { } recalled)
        {
            return recalled;
        }

        refusedUnread = wrong.AreTooMany(address);
        return refusedUnread ? null : await known.ReadAsync(prefix, db, Context.RequestAborted);
    }
}
