using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VivaApi.IntegrationTests.Guide;

/// <summary>The guide's example in C#, letter for letter.</summary>
internal static class WebhookVerification
{
    public static bool Verify(string secret, IReadOnlyDictionary<string, string> headers, string body)
    {
        var (id, timestamp) = (headers["webhook-id"], headers["webhook-timestamp"]);
        if (Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(timestamp, CultureInfo.InvariantCulture)) > 300)
        {
            return false;
        }

        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
        return headers["webhook-signature"].Split(' ').Any(signature => signature.StartsWith("v1,", StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(signature["v1,".Length..]), expected));
    }
}
