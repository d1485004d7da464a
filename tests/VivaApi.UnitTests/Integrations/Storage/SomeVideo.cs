using System.Security.Cryptography;

namespace VivaApi.UnitTests.Integrations.Storage;

/// <summary>Bytes that begin like an MP4.</summary>
internal static class SomeVideo
{
    public static byte[] Of(int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at++)
        {
            bytes[at] = (byte)(at * 31);
        }

        "\0\0\0\u0018ftypisom"u8.CopyTo(bytes);
        return bytes;
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
