using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace VivaApi.Backend.Features.Generation.Videos;

/// <summary>
/// Texts that let whoever has them read one job's video and events until a moment, without a log-in: for <c>&lt;video&gt;</c> and
/// <c>EventSource</c>, which send no Authorization header. Sealed with the key ring in the database, so every copy accepts them.
/// </summary>
internal sealed class GenerationLinks(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Parameter = "link";

    /// <summary>Longest text that is looked at; real ones have about 160 characters.</summary>
    private const int LongestText = 512;

    private const int IdBytes = 16;

    private readonly IDataProtector protector = protection.CreateProtector("generation-links");

    public string Seal(Guid jobId, DateTimeOffset expiresAt)
    {
        var content = new byte[IdBytes + sizeof(long)];
        jobId.TryWriteBytes(content);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(IdBytes), expiresAt.ToUnixTimeSeconds());
        return WebEncoders.Base64UrlEncode(protector.Protect(content));
    }

    /// <summary>Whether the text was sealed for this job and its time is not over.</summary>
    public bool Opens(string text, Guid jobId)
    {
        if (text.Length > LongestText)
        {
            return false;
        }

        try
        {
            var content = protector.Unprotect(WebEncoders.Base64UrlDecode(text));
            return content.Length == IdBytes + sizeof(long)
                && new Guid(content.AsSpan(0, IdBytes)) == jobId
                && time.GetUtcNow().ToUnixTimeSeconds() < BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(IdBytes));
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
