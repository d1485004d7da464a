using System.Net;
using System.Net.Sockets;

namespace VivaApi.Backend.Platform.Access;

/// <summary>Addresses as people write them, and as they come in.</summary>
internal static class AddressRange
{
    private const int Ipv6CustomerPrefix = 64;

    /// <summary>Reads <c>203.0.113.0/24</c>, <c>2001:db8::/32</c>, or one address alone.</summary>
    public static bool TryParse(string text, out IPNetwork range)
    {
        if (text.Split('/') is [var first, _] && IPNetwork.TryParse(text, out range))
        {
            // 10.0.0.1/8 would be read as 10.0.0.0/8: more than its writer may have meant.
            return IPAddress.TryParse(first, out var written) && written.Equals(range.BaseAddress);
        }

        range = default;
        if (!IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        range = Single(address);
        return true;
    }

    /// <summary>Where a request comes from; IPv4 in IPv6's clothing is IPv4.</summary>
    public static IPAddress Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        { } address => address,
    };

    /// <summary>What is counted as one caller: an IPv4 address, or the 64 bits of IPv6 that one customer of a provider has.</summary>
    public static string CallerOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[(Ipv6CustomerPrefix / 8)..].Clear();
        return $"{new IPAddress(bytes)}/{Ipv6CustomerPrefix}";
    }

    private static IPNetwork Single(IPAddress address) =>
        new(address, address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32);
}
