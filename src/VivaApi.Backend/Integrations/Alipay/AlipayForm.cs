using System.Text;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// Decodes <c>k=v&amp;k=v</c> once, whatever the content type said, in the charset that the message itself names. The framework's form
/// reader knows UTF-8 alone, lets broken bytes through and sees a repeated key as a list; here each of these is an answer of its own.
/// </summary>
internal static class AlipayForm
{
    /// <summary>Alipay sends about thirty fields; far more is not from Alipay.</summary>
    private const int MostFields = 200;

    /// <returns>The fields, or null and the reason.</returns>
    public static (Dictionary<string, string>? Fields, string Reason) Read(ReadOnlySpan<byte> text)
    {
        var pairs = new List<(byte[] Name, byte[] Value)>();
        foreach (var range in text.Split((byte)'&'))
        {
            var part = text[range];
            if (part.IsEmpty)
            {
                continue;
            }

            if (pairs.Count == MostFields)
            {
                return (null, "too many fields");
            }

            var equals = part.IndexOf((byte)'=');
            if (equals <= 0 || Unescape(part[..equals]) is not { } name || Unescape(part[(equals + 1)..]) is not { } value)
            {
                return (null, "not a form");
            }

            pairs.Add((name, value));
        }

        return pairs.Count == 0 ? (null, "empty") : Decode(pairs);
    }

    /// <summary>The charset by the name Alipay uses for it; null for one that Alipay does not send.</summary>
    public static Encoding? EncodingOf(string? charset) => charset?.ToUpperInvariant() switch
    {
        null or "" or "UTF-8" or "UTF8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        "GBK" or "GB2312" => Chinese("GBK"),
        "GB18030" => Chinese("GB18030"),
        _ => null,
    };

    private static (Dictionary<string, string>? Fields, string Reason) Decode(List<(byte[] Name, byte[] Value)> pairs)
    {
        var named = pairs.Find(pair => pair.Name.AsSpan().SequenceEqual("charset"u8)).Value;
        if (EncodingOf(named is null ? null : Encoding.ASCII.GetString(named)) is not { } encoding)
        {
            return (null, "unknown charset");
        }

        var fields = new Dictionary<string, string>(pairs.Count, StringComparer.Ordinal);
        try
        {
            foreach (var (name, value) in pairs)
            {
                // Which of two values is meant would depend on the reader: neither is.
                if (!fields.TryAdd(encoding.GetString(name), encoding.GetString(value)))
                {
                    return (null, "repeated field");
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return (null, "not in its charset");
        }

        return (fields, string.Empty);
    }

    private static Encoding? Chinese(string charset) =>
        CodePagesEncodingProvider.Instance.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static byte[]? Unescape(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
            {
                bytes[length++] = text[at] == '+' ? (byte)' ' : text[at];
                continue;
            }

            if (at + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[at + 1]) || !char.IsAsciiHexDigit((char)text[at + 2]))
            {
                return null;
            }

            bytes[length++] = (byte)((HexValue(text[at + 1]) << 4) | HexValue(text[at + 2]));
            at += 2;
        }

        return bytes[..length];
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
