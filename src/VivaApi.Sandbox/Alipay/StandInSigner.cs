using System.Security.Cryptography;
using System.Text;

namespace VivaApi.Sandbox.Alipay;

/// <summary>
/// Alipay's end of RSA2. Written from the protocol and not shared with the service, so that a mistake on one side is not made again on the
/// other and thereby hidden.
/// </summary>
internal sealed class StandInSigner : IDisposable
{
    // Making a key takes longer than a test; those that nobody supplied are made once for the process.
    private static readonly Lazy<string> DefaultOwn = new(NewKey);
    private static readonly Lazy<string> DefaultMerchant = new(NewKey);
    private static readonly Lazy<string> Stranger = new(NewKey);

    private readonly Lock guard = new();
    private readonly RSA own = RSA.Create();
    private readonly RSA merchant = RSA.Create();
    private readonly RSA stranger = RSA.Create();

    public StandInSigner(string? ownPrivateKey, string? merchantPublicKey)
    {
        MerchantPrivateKey = merchantPublicKey is null ? DefaultMerchant.Value : null;
        own.ImportFromPem(ownPrivateKey ?? DefaultOwn.Value);
        merchant.ImportFromPem(merchantPublicKey ?? DefaultMerchant.Value);
        PublicKey = own.ExportSubjectPublicKeyInfoPem();
        MerchantPublicKey = merchant.ExportSubjectPublicKeyInfoPem();
    }

    public string PublicKey { get; }

    public string MerchantPublicKey { get; }

    public string? MerchantPrivateKey { get; }

    public string Sign(string text, bool forged = false, Encoding? charset = null)
    {
        lock (guard)
        {
            var key = own;
            if (forged)
            {
                stranger.ImportFromPem(Stranger.Value);
                key = stranger;
            }

            var bytes = (charset ?? Encoding.UTF8).GetBytes(text);
            return Convert.ToBase64String(key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    /// <summary>
    /// A notification or a return: everything but <c>sign</c> and <c>sign_type</c>, empty values dropped, in the message's own charset.
    /// </summary>
    public Dictionary<string, string> Signed(IReadOnlyDictionary<string, string> fields, bool forged = false)
    {
        var signed = new Dictionary<string, string>(fields) { ["sign_type"] = "RSA2" };
        signed.Remove("sign");
        var isGbk = fields.GetValueOrDefault("charset") == "GBK";
        signed["sign"] = Sign(
            TextOf(signed, "sign_type"), forged, isGbk ? CodePagesEncodingProvider.Instance.GetEncoding("GBK") : null);
        return signed;
    }

    /// <summary>A request: everything but <c>sign</c> and empty values, so with <c>sign_type</c>.</summary>
    public bool IsMerchants(IReadOnlyDictionary<string, string> request)
    {
        var signature = new byte[1024];
        if (!Convert.TryFromBase64String(request.GetValueOrDefault("sign", string.Empty), signature, out var length))
        {
            return false;
        }

        var text = Encoding.UTF8.GetBytes(TextOf(request, "sign"));
        lock (guard)
        {
            return merchant.VerifyData(text, signature.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public void Dispose()
    {
        own.Dispose();
        merchant.Dispose();
        stranger.Dispose();
    }

    private static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string TextOf(IReadOnlyDictionary<string, string> fields, string without)
    {
        var names = fields.Keys.Where(name => name != without && name != "sign" && fields[name].Length > 0).Order(StringComparer.Ordinal);
        return string.Join('&', names.Select(name => $"{name}={fields[name]}"));
    }
}
