using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>
/// Stands between the service and PostgreSQL, reads the protocol's messages as they pass, and cuts a connection at the worst of moments:
/// when the server has said that a transaction is over and the service has not heard it yet; or before the server hears anything.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private const byte ReadyForQuery = (byte)'Z';
    private const byte Idle = (byte)'I';

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int server;
    private readonly Task accepting;
    private int answersToCutEvery;
    private int requestsToCutEvery;
    private int answers;
    private int requests;

    public CuttingProxy(int server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int AnswersCut { get; private set; }

    public int RequestsCut { get; private set; }

    /// <summary>From now on every so-many-th end of a transaction is lost on its way back; 0 for none.</summary>
    public void CutAnswers(int every) => Volatile.Write(ref answersToCutEvery, every);

    /// <summary>From now on every so-many-th packet of the service is lost on its way there; 0 for none.</summary>
    public void CutRequests(int every) => Volatile.Write(ref requestsToCutEvery, every);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(PassAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassAsync(TcpClient service)
    {
        using var database = new TcpClient();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        using (service)
        {
            try
            {
                await database.ConnectAsync(IPAddress.Loopback, server, over.Token);
                service.NoDelay = database.NoDelay = true;
                var there = PassRequestsAsync(service.GetStream(), database.GetStream(), over.Token);
                var back = PassAnswersAsync(database.GetStream(), service.GetStream(), over.Token);
                await Task.WhenAny(there, back);
                await over.CancelAsync();
                await Task.WhenAll(there, back);
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone, or this proxy cut it off; both ends are closed now.
            }
        }
    }

    private async Task PassRequestsAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[65_536];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            if (IsTurn(ref requests, ref requestsToCutEvery))
            {
                RequestsCut++;
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }
    }

    // Every message of the server is a letter, a length that counts itself, and the rest.
    private async Task PassAnswersAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        var message = new byte[65_536];
        while (true)
        {
            await from.ReadExactlyAsync(message.AsMemory(0, 5), cancellationToken);
            var length = 1 + BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(1, 4));
            if (length > message.Length)
            {
                Array.Resize(ref message, length);
            }

            await from.ReadExactlyAsync(message.AsMemory(5, length - 5), cancellationToken);
            if (message[0] == ReadyForQuery && message[5] == Idle && IsTurn(ref answers, ref answersToCutEvery))
            {
                AnswersCut++;
                return;
            }

            await to.WriteAsync(message.AsMemory(0, length), cancellationToken);
        }
    }

    private static bool IsTurn(ref int count, ref int every) =>
        Volatile.Read(ref every) is > 0 and var turn && Interlocked.Increment(ref count) % turn == 0;
}
