using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace VivaApi.Backend.Integrations.Messaging;

/// <summary>One mail in plain text.</summary>
/// <param name="Id">The same for every try, so that a mailbox may tell a repeat: it becomes the Message-ID.</param>
internal sealed record OutgoingMail(Guid Id, IReadOnlyList<string> To, string Subject, string Text);

/// <summary>Hands mails to the SMTP server. Does not throw for what the server or the network does, and repeats nothing.</summary>
internal sealed class MailSender(IOptions<MailOptions> options, TimeProvider time)
{
    private const int LongestReason = 200;

    public bool IsOpen => options.Value.Host.Length > 0;

    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            return new SendOutcome.Refused("Mail__Host is not set");
        }

        using var message = Compose(mail);
        if (message.To.Count == 0)
        {
            return new SendOutcome.Refused("there is no readable address");
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await HandOverAsync(message, either.Token);
            return new SendOutcome.Sent();
        }
        catch (SmtpCommandException refused)
        {
            var reason = Short($"SMTP {(int)refused.StatusCode}");
            return (int)refused.StatusCode >= 500 ? new SendOutcome.Refused(reason) : new SendOutcome.Failed(reason);
        }
        catch (Exception error) when (IsTrouble(error) || (error is OperationCanceledException && limit.IsCancellationRequested))
        {
            return new SendOutcome.Failed(Short(error is OperationCanceledException ? "no answer in time" : error.GetType().Name));
        }
    }

    private async Task HandOverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        var security = options.Value.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
        };
        await client.ConnectAsync(options.Value.Host, options.Value.Port, security, cancellationToken);
        if (options.Value.UserName.Length > 0)
        {
            await client.AuthenticateAsync(options.Value.UserName, options.Value.Password, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);

        // The server has taken it: a farewell that fails must not make it look as if it had not.
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception error) when (IsTrouble(error) || error is OperationCanceledException)
        {
            return;
        }
    }

    private MimeMessage Compose(OutgoingMail mail)
    {
        var from = MailboxAddress.Parse(options.Value.From);
        var message = new MimeMessage
        {
            Subject = mail.Subject.ReplaceLineEndings(" "),
            Body = new TextPart("plain") { Text = mail.Text },
            Date = time.GetUtcNow(),
            MessageId = $"{mail.Id:N}@{(from.Domain is { Length: > 0 } domain ? domain : MimeUtils.GenerateMessageId().Split('@')[^1])}",
        };
        message.From.Add(from);
        foreach (var address in mail.To)
        {
            if (MailboxAddress.TryParse(address, out var to))
            {
                message.To.Add(to);
            }
        }

        return message;
    }

    // A failed log-in is the operator's to mend: the messages wait until it is.
    private static bool IsTrouble(Exception error) =>
        error is ProtocolException or SslHandshakeException or AuthenticationException or ServiceNotConnectedException
            or ServiceNotAuthenticatedException or SocketException or IOException or TimeoutException or NotSupportedException;

    private static string Short(string text) => text.Length <= LongestReason ? text : text[..LongestReason];
}
