using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>
/// The text of a key: <c>vk_live_</c>, 12 characters by which it is found and shown in lists, 43 random characters (256 bits), and 6 that
/// are a checksum of the rest, so that a mistyped or invented key is refused without asking the database.
/// </summary>
internal static class ApiKeyToken
{
    public const string Kind = "vk_live_";
    public const int PrefixLength = 8 + PublicLength;
    public const int Length = PrefixLength + SecretLength + ChecksumLength;

    private const int PublicLength = 12;
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static string New()
    {
        var body = Kind + RandomNumberGenerator.GetString(Alphabet, PublicLength + SecretLength);
        return body + ChecksumOf(body);
    }

    /// <summary>The part that may be shown and by which the key is found; null when the text is not a key of ours.</summary>
    public static string? PrefixOf(string text) =>
        text.Length == Length
        && text.StartsWith(Kind, StringComparison.Ordinal)
        && !text.AsSpan(Kind.Length).ContainsAnyExcept(Letters)
        && text.EndsWith(ChecksumOf(text[..^ChecksumLength]), StringComparison.Ordinal)
            ? text[..PrefixLength]
            : null;

    /// <summary>What is kept of a key. A plain hash is enough: nobody guesses 256 random bits, however fast they can try.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));

    private static string ChecksumOf(string body)
    {
        var number = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(body)));
        return string.Create(ChecksumLength, number, static (letters, rest) =>
        {
            for (var place = 0; place < letters.Length; place++)
            {
                (rest, var letter) = Math.DivRem(rest, (ulong)Alphabet.Length);
                letters[place] = Alphabet[(int)letter];
            }
        });
    }
}
