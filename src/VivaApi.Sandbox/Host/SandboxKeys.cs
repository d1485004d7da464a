using System.Security.Cryptography;

namespace VivaApi.Sandbox.Host;

/// <summary>The secrets of one sandbox, made once and kept under <c>keys/</c>.</summary>
internal sealed class SandboxKeys(string folder)
{
    private const int RsaBits = 2048;

    public const string OperatorEmail = "operator@sandbox.example";

    /// <summary>Our merchant key (PKCS#8 PEM): signs what the service sends to Alipay.</summary>
    public string MerchantPrivateKey { get; } = Rsa(folder, "merchant.pem");

    /// <summary>The Alipay stand-in's key (PKCS#8 PEM): signs what it sends to the service.</summary>
    public string AlipayPrivateKey { get; } = Rsa(folder, "alipay.pem");

    public string MerchantPublicKey => PublicHalf(MerchantPrivateKey);

    public string AlipayPublicKey => PublicHalf(AlipayPrivateKey);

    /// <summary>The master key that the VivaAPI stand-in accepts.</summary>
    public string VeoApiKey { get; } = PrivateFile.ReadOrMake(
        Path.Combine(folder, "veo-api-key"), () => $"sk-{RandomNumberGenerator.GetHexString(48, lowercase: true)}");

    public string PostgresPassword { get; } = PrivateFile.ReadOrMake(
        Path.Combine(folder, "postgres-password"), () => RandomNumberGenerator.GetHexString(32, lowercase: true));

    /// <summary>Has every class of character that a password rule may ask for.</summary>
    public string OperatorPassword { get; } = PrivateFile.ReadOrMake(
        Path.Combine(folder, "operator-password"), () => $"Op-{RandomNumberGenerator.GetHexString(12, lowercase: true)}7x");

    private static string Rsa(string folder, string name) => PrivateFile.ReadOrMake(Path.Combine(folder, name), () =>
    {
        using var key = RSA.Create(RsaBits);
        return key.ExportPkcs8PrivateKeyPem();
    });

    private static string PublicHalf(string privateKey)
    {
        using var key = RSA.Create();
        key.ImportFromPem(privateKey);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
