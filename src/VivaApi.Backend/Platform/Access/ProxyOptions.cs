using System.Net;
using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.Access;

/// <summary>Section <c>Http</c>: who stands between the callers and the service.</summary>
internal sealed class ProxyOptions
{
    /// <summary>
    /// Proxies whose <c>X-Forwarded-For</c> is believed: addresses or networks (<c>10.0.0.0/8</c>), separated by commas. Default none:
    /// the caller's address is then the connection's.
    /// </summary>
    public string TrustedProxies { get; init; } = string.Empty;

    /// <exception cref="SettingException">One of them is neither an address nor a network.</exception>
    public IPNetwork[] Networks() =>
        [.. TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)];

    private static IPNetwork Read(string text) => AddressRange.TryParse(text, out var range)
        ? range
        : throw new SettingException("Http__TrustedProxies", $"must be addresses or networks such as 10.0.0.0/8; '{text}' is neither.");
}
