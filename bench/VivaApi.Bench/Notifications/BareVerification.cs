using System.Diagnostics;
using System.Security.Cryptography;

namespace VivaApi.Bench.Notifications;

/// <summary>
/// The machine's own limit: verifying one signature after the other on each core, with a key object for each. The best of three times,
/// because whatever else the machine does can only slow it down.
/// </summary>
internal static class BareVerification
{
    private const int Rounds = 8_000;

    public static double PerSecond(RSA key, int cores) => Enumerable.Range(0, 3).Max(_ => OncePerSecond(key, cores));

    private static double OncePerSecond(RSA key, int cores)
    {
        var text = RandomNumberGenerator.GetBytes(1_000);
        var signature = key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var began = Stopwatch.GetTimestamp();
        Parallel.For(0, cores, new ParallelOptions { MaxDegreeOfParallelism = cores }, _ =>
        {
            using var own = RSA.Create(parameters);
            for (var round = 0; round < Rounds; round++)
            {
                if (!own.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                {
                    throw new CryptographicException("A genuine signature was refused.");
                }
            }
        });
        return Rounds * cores / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
