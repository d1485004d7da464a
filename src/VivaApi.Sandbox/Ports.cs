using System.Net;
using System.Net.Sockets;

namespace VivaApi.Sandbox;

/// <summary>Ports of the loopback interface.</summary>
internal static class Ports
{
    /// <summary>The preferred port if nobody listens there, else any free one.</summary>
    public static int Free(int preferred)
    {
        if (preferred != 0 && IsFree(preferred))
        {
            return preferred;
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether a server could listen there now.</summary>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
