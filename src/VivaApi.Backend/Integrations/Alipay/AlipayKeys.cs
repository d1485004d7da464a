using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// Our private key and Alipay's public keys, parsed once. The algorithm is RSA2 (SHA-256, PKCS#1), whatever a message may claim.
/// </summary>
internal sealed class AlipayKeys : IDisposable
{
    /// <summary>A signature of a 4096-bit key has 684 characters; anything much longer is not one, and is not worth decoding.</summary>
    private const int LongestSignature = 1024;

    private readonly RsaKey merchant;
    private readonly List<RsaKey> alipay = [];

    public AlipayKeys(IOptions<AlipayOptions> options)
    {
        var settings = options.Value;
        merchant = Read(settings.PrivateKey, settings.PrivateKeyFile, AlipayKeyText.TryReadPrivate, nameof(settings.PrivateKey));
        if (settings.UsesCertificates)
        {
            using var app = X509CertificateLoader.LoadCertificateFromFile(settings.AppCertFile!);
            using var own = X509CertificateLoader.LoadCertificateFromFile(settings.AlipayCertFile!);
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(settings.AlipayRootCertFile!);
            AppCertSerial = AlipayCertificates.SerialOf(app);
            RootCertSerial = AlipayCertificates.RootSerialOf(roots);
            alipay.Add(AlipayCertificates.KeyOf(own) ?? throw Unreadable(nameof(settings.AlipayCertFile)));
        }
        else
        {
            alipay.Add(Read(
                settings.AlipayPublicKey, settings.AlipayPublicKeyFile, AlipayKeyText.TryReadPublic, nameof(settings.AlipayPublicKey)));
        }

        if (!string.IsNullOrWhiteSpace(settings.PreviousAlipayPublicKey))
        {
            alipay.Add(Read(
                settings.PreviousAlipayPublicKey, null, AlipayKeyText.TryReadPublic, nameof(settings.PreviousAlipayPublicKey)));
        }
    }

    private delegate bool KeyReader(string text, out RsaKey? key);

    public string? AppCertSerial { get; }

    public string? RootCertSerial { get; }

    public string Sign(string text) => Convert.ToBase64String(merchant.Sign(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether Alipay signed exactly these bytes, with its current or its previous key.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, string? signature)
    {
        if (string.IsNullOrEmpty(signature) || signature.Length > LongestSignature)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[LongestSignature];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
        {
            return false;
        }

        foreach (var key in alipay)
        {
            if (key.Verifies(text, bytes[..length]))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        merchant.Dispose();
        alipay.ForEach(key => key.Dispose());
    }

    private static RsaKey Read(string? text, string? file, KeyReader read, string setting)
    {
        var source = string.IsNullOrWhiteSpace(file) ? text : File.ReadAllText(file);
        return read(source ?? string.Empty, out var key) ? key! : throw Unreadable(setting);
    }

    private static InvalidOperationException Unreadable(string setting) =>
        new($"{AlipayOptions.Section}__{setting} cannot be read as an RSA key.");
}
