using System.Buffers;
using System.Collections.Concurrent;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>A real SMTP server on a port of its own that keeps what it is sent, or refuses it when told to.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Store store = new();
    private readonly Task running;

    public Mailbox()
    {
        Port = ServiceUnderTest.FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Port(Port).Build();
        var services = new ServiceProvider();
        services.Add((IMessageStore)store);
        services.Add((IMailboxFilter)store);
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stopping.Token);
    }

    public int Port { get; }

    public IReadOnlyList<MimeMessage> Mails => [.. store.Mails];

    /// <summary>The next mails are answered so, one for each.</summary>
    public void NextAnswers(params SmtpReplyCode[] codes)
    {
        foreach (var code in codes)
        {
            store.Answers.Enqueue(code);
        }
    }

    /// <summary>From now on there is no such mailbox: mail to it is refused for good, mail to others is taken.</summary>
    public void Lacks(string address) => store.Missing[address] = true;

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

    private sealed class Store : MessageStore, IMailboxFilter
    {
        public ConcurrentDictionary<string, bool> Missing { get; } = new(StringComparer.OrdinalIgnoreCase);

        public ConcurrentQueue<MimeMessage> Mails { get; } = new();

        public ConcurrentQueue<SmtpReplyCode> Answers { get; } = new();

        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
            Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(!Missing.ContainsKey(to.AsAddress()));

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (Answers.TryDequeue(out var code))
            {
                return new SmtpResponse(code, "as told");
            }

            using var stream = new MemoryStream(buffer.ToArray());
            Mails.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
