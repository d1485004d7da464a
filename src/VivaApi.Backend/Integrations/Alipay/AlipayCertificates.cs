using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// Serial numbers of certificate mode: MD5, in hex, of the issuer's name (most specific part first, joined by commas without spaces) and
/// the decimal serial number. MD5 only names a certificate here; nothing is protected by it.
/// </summary>
internal static class AlipayCertificates
{
    private const string RsaSignatures = "1.2.840.113549.1.1";

    private static readonly Dictionary<string, string> AttributeNames = new(StringComparer.Ordinal)
    {
        ["2.5.4.3"] = "CN",
        ["2.5.4.6"] = "C",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
        ["2.5.4.9"] = "STREET",
        ["2.5.4.10"] = "O",
        ["2.5.4.11"] = "OU",
        ["0.9.2342.19200300.100.1.25"] = "DC",
        ["0.9.2342.19200300.100.1.1"] = "UID",
    };

    public static string SerialOf(X509Certificate2 certificate)
    {
        var issuer = certificate.IssuerName.EnumerateRelativeDistinguishedNames(reversed: true).Select(NameOf);
        var serial = new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true);
        var text = string.Join(',', issuer) + serial.ToString(CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The root file also holds certificates of other algorithms (SM2); only those signed with RSA are named.</summary>
    public static string RootSerialOf(X509Certificate2Collection roots)
    {
        var signedWithRsa = roots.Where(root => root.SignatureAlgorithm.Value!.StartsWith(RsaSignatures, StringComparison.Ordinal));
        return string.Join('_', signedWithRsa.Select(SerialOf));
    }

    public static RsaKey? KeyOf(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is null ? null : new RsaKey(rsa.ExportParameters(includePrivateParameters: false));
    }

    private static string NameOf(X500RelativeDistinguishedName part)
    {
        var oid = part.GetSingleElementType().Value!;
        return $"{AttributeNames.GetValueOrDefault(oid, oid)}={part.GetSingleElementValue()}";
    }
}
