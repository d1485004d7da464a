using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>Reads RSA keys in the forms in which Alipay's tools and operators hand them around.</summary>
internal static class AlipayKeyText
{
    /// <summary>RSA2 is defined for 2048 bits; a shorter key belongs to the retired RSA1 scheme.</summary>
    private const int LeastBits = 2048;

    public static bool TryReadPrivate(string text, [NotNullWhen(true)] out RsaKey? key) =>
        TryRead(
            text,
            ("PRIVATE KEY", (rsa, bytes) => rsa.ImportPkcs8PrivateKey(bytes, out _)),
            ("RSA PRIVATE KEY", (rsa, bytes) => rsa.ImportRSAPrivateKey(bytes, out _)),
            isPrivate: true,
            out key);

    public static bool TryReadPublic(string text, [NotNullWhen(true)] out RsaKey? key) =>
        TryRead(
            text,
            ("PUBLIC KEY", (rsa, bytes) => rsa.ImportSubjectPublicKeyInfo(bytes, out _)),
            ("RSA PUBLIC KEY", (rsa, bytes) => rsa.ImportRSAPublicKey(bytes, out _)),
            isPrivate: false,
            out key);

    private static bool TryRead(
        string text,
        (string Label, Action<RSA, byte[]> Import) first,
        (string Label, Action<RSA, byte[]> Import) second,
        bool isPrivate,
        [NotNullWhen(true)] out RsaKey? key)
    {
        // An environment file keeps a PEM on one line with "\n" written out.
        var unfolded = text.Replace("\\n", "\n", StringComparison.Ordinal).Trim();
        key = null;
        var label = (string?)null;
        var base64 = unfolded;
        if (PemEncoding.TryFind(unfolded, out var fields))
        {
            label = unfolded[fields.Label];
            base64 = unfolded[fields.Base64Data];
        }

        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return false;
        }

        Array.Resize(ref bytes, length);
        foreach (var (name, import) in new[] { first, second })
        {
            if ((label is null || label == name) && TryImport(bytes, import, isPrivate, out key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryImport(byte[] bytes, Action<RSA, byte[]> import, bool isPrivate, [NotNullWhen(true)] out RsaKey? key)
    {
        using var rsa = RSA.Create();
        key = null;
        try
        {
            import(rsa, bytes);
        }
        catch (CryptographicException)
        {
            return false;
        }

        if (rsa.KeySize < LeastBits)
        {
            return false;
        }

        key = new RsaKey(rsa.ExportParameters(isPrivate));
        return true;
    }
}
