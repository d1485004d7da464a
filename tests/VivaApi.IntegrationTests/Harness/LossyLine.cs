using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>
/// A line to the database that can be cut in the worst moment: the server has carried the order out, and its answer never arrives.
/// </summary>
internal sealed class LossyLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint server;
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private string? cutAfter;
    private int cuts;

    public LossyLine(string host, int port)
    {
        server = new IPEndPoint(IPAddress.Parse(host), port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many answers were lost.</summary>
    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>The answer to the next order that holds this text is lost with its connection.</summary>
    public void LoseAnswerTo(string text) => Volatile.Write(ref cutAfter, text);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                lines.Add(CarryAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        using (var there = new TcpClient())
        {
            await there.ConnectAsync(server, stop.Token);
            var line = new Line();

            // Towards the server everything goes on, the marked order too; its answer is where the line ends.
            bool Order(ReadOnlySpan<byte> bytes)
            {
                line.Cut |= IsMarked(bytes);
                return true;
            }

            await Task.WhenAny(
                PassAsync(client.GetStream(), there.GetStream(), Order), PassAsync(there.GetStream(), client.GetStream(), _ => !line.Cut));
        }
    }

    private bool IsMarked(ReadOnlySpan<byte> bytes)
    {
        var text = Volatile.Read(ref cutAfter);
        return text is not null && bytes.IndexOf(Encoding.ASCII.GetBytes(text)) >= 0
            && Interlocked.CompareExchange(ref cutAfter, null, text) == text;
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, GoesOn goesOn)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, stop.Token) is > 0 and var length)
            {
                if (!goesOn(buffer.AsSpan(0, length)))
                {
                    Interlocked.Increment(ref cuts);
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, length), stop.Token);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One end hung up; so does the other.
        }
    }

    private delegate bool GoesOn(ReadOnlySpan<byte> bytes);

    private sealed class Line
    {
        public bool Cut { get; set; }
    }
}
