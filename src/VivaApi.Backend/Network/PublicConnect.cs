using System.Net;
using System.Net.Sockets;

namespace VivaApi.Backend.Network;

/// <summary>A host leads to addresses of our own network only, so it is not called.</summary>
internal sealed class PrivateAddressException(string host) : IOException($"{host} has no public address");

/// <summary>
/// Connects to public addresses only. The check stands here, between the name and the connection: a check before would look the name
/// up once more, and the second answer may be another one.
/// </summary>
internal static class PublicConnect
{
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var addresses = Array.FindAll(found, PublicAddresses.IsPublic);
        if (addresses.Length == 0)
        {
            throw new PrivateAddressException(host);
        }

        Socket? socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }
}
