using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>
/// Secrets and signatures of Standard Webhooks (standardwebhooks.com): <c>whsec_</c> and base64 of the key;
/// <c>v1,</c> and base64 of HMAC-SHA256 over <c>id.timestamp.body</c>.
/// </summary>
internal sealed class WebhookSecret(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";
    private const int KeyBytes = 32;
    private readonly IDataProtector protector = protection.CreateProtector("webhook-secret");

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    public static string Sign(string secret, string id, long timestamp, string body)
    {
        var key = Convert.FromBase64String(secret[Prefix.Length..]);
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";
    }

    public string Lock(string secret) => protector.Protect(secret);

    /// <summary>
    /// The secrets that sign at that moment, the newest first; none when the newest cannot be read, because the ring that it was locked
    /// with is gone. An old one that cannot be read must not keep the new one from signing.
    /// </summary>
    public IReadOnlyList<string> Of(WebhookEndpoint endpoint, DateTimeOffset now)
    {
        if (Unlock(endpoint.Secret) is not { } newest)
        {
            return [];
        }

        return endpoint.PreviousSecretUntil > now && Unlock(endpoint.PreviousSecret) is { } previous ? [newest, previous] : [newest];
    }

    private string? Unlock(string? locked)
    {
        try
        {
            return locked is null ? null : protector.Unprotect(locked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
