using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Platform.Idempotency;

/// <summary>The key as it comes with a request, and what tells two requests apart.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const int MaxLength = 255;

    /// <summary>Null when there is a readable key, else the problem to answer.</summary>
    public static ProblemHttpResult? Read(HttpRequest request, out string key)
    {
        key = request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return IdempotencyProblems.KeyMissing.Because("Make one fresh key per intended effect and keep it over retries.");
        }

        if (request.Headers[Header].Count > 1)
        {
            return IdempotencyProblems.KeyInvalid.Because("The header was sent more than once.");
        }

        return key.Length > MaxLength || key.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? IdempotencyProblems.KeyInvalid.Because($"The key has {key.Length} characters.")
            : null;
    }

    /// <summary>SHA-256 of the body as it was understood.</summary>
    public static byte[] HashOf<TRequest>(TRequest request, JsonSerializerOptions json) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, json));
}
