using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>A key as it was read, with what every request needs of it made ready.</summary>
/// <param name="readAt">The clock's timestamp before it was read.</param>
internal sealed class KnownApiKey(ApiKey key, long readAt)
{
    private readonly IPNetwork[] networks = [.. key.AllowedCidrs.Select(text => IPNetwork.Parse(text))];
    private DateTimeOffset? noted = key.LastUsedAt;

    public Guid Id => key.Id;

    public long ReadAt => readAt;

    public string Prefix => key.Prefix;

    /// <summary>The customer, by this key. Shared by requests: nothing may be added to it.</summary>
    public ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity(ClaimsOf(key), ApiKeyAuthentication.Scheme));

    public bool Opens(string text, IPAddress address, DateTimeOffset now) =>
        CryptographicOperations.FixedTimeEquals(ApiKeyToken.HashOf(text), key.Hash)
        && key.IsGoodAt(now)
        && (networks.Length == 0 || networks.Any(network => network.Contains(address)));

    /// <summary>Whether this use is to be written down: once a minute is enough to know whether a key is still in use.</summary>
    public bool TakesNote(DateTimeOffset now)
    {
        if (noted is { } last && now - last < ApiKeyUse.Grain)
        {
            return false;
        }

        noted = now;
        return true;
    }

    private static IEnumerable<Claim> ClaimsOf(ApiKey key)
    {
        yield return new Claim(ClaimTypes.NameIdentifier, key.UserId.ToString());
        yield return new Claim(CallerClaims.KeyId, key.Id.ToString());
        foreach (var scope in key.Scopes)
        {
            yield return new Claim(CallerClaims.KeyScope, EnumText.Of(scope));
        }

        if (key.BudgetId is { } budgetId)
        {
            yield return new Claim(CallerClaims.KeyBudget, budgetId.ToString());
        }

        if (key.RequestsPerMinute is { } rate)
        {
            yield return new Claim(CallerClaims.KeyRate, rate.ToString(CultureInfo.InvariantCulture));
        }
    }
}
