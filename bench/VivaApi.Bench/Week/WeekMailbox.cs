using System.Buffers;
using System.Collections.Concurrent;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using VivaApi.Bench.Shop;

namespace VivaApi.Bench.Week;

/// <summary>A real SMTP server for the operators' mails and the customers'. It has no room for the first that comes.</summary>
internal sealed class WeekMailbox : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Store store = new();
    private readonly Task running;

    public WeekMailbox()
    {
        Port = ShopService.FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Port(Port).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(store);
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stopping.Token);
    }

    public int Port { get; }

    /// <summary>Those that were taken.</summary>
    public IReadOnlyList<MimeMessage> Mails => [.. store.Mails];

    public int Refused => store.Refused;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }

        stopping.Dispose();
    }

    private sealed class Store : MessageStore
    {
        private int refused;

        public ConcurrentQueue<MimeMessage> Mails { get; } = new();

        public int Refused => Volatile.Read(ref refused);

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (Interlocked.CompareExchange(ref refused, 1, 0) == 0)
            {
                return new SmtpResponse(SmtpReplyCode.InsufficientStorage, "full");
            }

            using var stream = new MemoryStream(buffer.ToArray());
            Mails.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
