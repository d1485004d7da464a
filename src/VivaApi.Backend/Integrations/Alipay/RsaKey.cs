using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// One RSA key for any number of threads. The framework promises nothing about sharing an <see cref="RSA"/> instance, and parsing a key
/// costs more than using it: so instances are lent one at a time and kept.
/// </summary>
internal sealed class RsaKey(RSAParameters parameters) : IDisposable
{
    private readonly ConcurrentBag<RSA> idle = [];

    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        var rsa = Borrow();
        var signature = rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        idle.Add(rsa);
        return signature;
    }

    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        var rsa = Borrow();
        var genuine = rsa.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        idle.Add(rsa);
        return genuine;
    }

    public bool IsSamePairAs(RsaKey other) => parameters.Modulus.AsSpan().SequenceEqual(other.Modulus);

    public void Dispose()
    {
        while (idle.TryTake(out var rsa))
        {
            rsa.Dispose();
        }
    }

    private byte[]? Modulus => parameters.Modulus;

    private RSA Borrow() => idle.TryTake(out var rsa) ? rsa : RSA.Create(parameters);
}
