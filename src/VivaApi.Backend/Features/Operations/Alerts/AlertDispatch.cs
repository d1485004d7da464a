using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Integrations.Messaging;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>Puts one message into the form of its channel and hands it over.</summary>
internal sealed class AlertDispatch(
    AppDbContext db, MailSender mail, HttpMessages http, IEnumerable<ICustomerLetter> letters, IOptions<AlertOptions> options)
{
    /// <summary>How reasons end for which nothing was lost: there is nobody to be told, or nothing.</summary>
    public const string NobodyWaits = " any more";

    // Alipay's and VivaAPI's days are Beijing's, and so are the operators'.
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public Task<SendOutcome> SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        var bounds = options.Value;
        return message.Channel switch
        {
            AlertChannel.Mail => WriteToOperatorsAsync(message, cancellationToken),
            AlertChannel.Webhook => IfSet(bounds.WebhookUrl, url => http.PostWebhookAsync(
                message.Id, url, Json(message), bounds.WebhookSecret, cancellationToken)),
            AlertChannel.DingTalk => IfSet(bounds.DingTalkUrl, url => http.PostDingTalkAsync(
                url, bounds.DingTalkSecret, Text(message), cancellationToken)),
            AlertChannel.WeCom => IfSet(bounds.WeComUrl, url => http.PostWeComAsync(url, Text(message), cancellationToken)),
            AlertChannel.CustomerMail => WriteToCustomerAsync(message, cancellationToken),
        };
    }

    private static Task<SendOutcome> IfSet(string setting, Func<string, Task<SendOutcome>> send) => setting.Length > 0
        ? send(setting)
        : Task.FromResult<SendOutcome>(new SendOutcome.Refused("the channel is not set" + NobodyWaits));

    /// <summary>To the mailbox that the message is for, while the settings have it. A refusal may pass: operators mend its cause.</summary>
    private async Task<SendOutcome> WriteToOperatorsAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        var addresses = options.Value.MailAddresses();
        var to = message.Address is null ? addresses : [.. addresses.Intersect([message.Address], StringComparer.OrdinalIgnoreCase)];
        if (to.Length == 0)
        {
            return new SendOutcome.Refused("the address is not set" + NobodyWaits);
        }

        var outcome = await mail.SendAsync(new OutgoingMail(message.Id, to, Subject(message), Text(message)), cancellationToken);
        return outcome is SendOutcome.Refused(var reason) ? new SendOutcome.Failed(reason) : outcome;
    }

    private async Task<SendOutcome> WriteToCustomerAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        var address = await db.Set<User>().AsNoTracking()
            .Where(user => user.Id == message.RecipientId && user.DeletedAt == null).Select(user => user.Email)
            .SingleOrDefaultAsync(cancellationToken);
        if (address is null)
        {
            return new SendOutcome.Refused("the customer has no address" + NobodyWaits);
        }

        var letter = letters.FirstOrDefault(one => one.Kind == message.Kind) is { } words
            ? await words.WriteAsync(message, cancellationToken)
            : null;
        return letter is null
            ? new SendOutcome.Refused("there is nothing to tell" + NobodyWaits)
            : await mail.SendAsync(new OutgoingMail(message.Id, [address], letter.Subject, letter.Text), cancellationToken);
    }

    private static string Subject(AlertMessage message) => $"[{Word(message)}] {message.Kind} ({message.Key})";

    private static string Text(AlertMessage message) => string.Create(
        CultureInfo.InvariantCulture,
        $"[VivaApi {Word(message)}] {message.Kind} ({message.Key})\n{message.Message}\n"
        + $"{message.HappenedAt.ToOffset(Beijing):yyyy-MM-dd HH:mm:ss} (Beijing)");

    private static string Json(AlertMessage message) => new JsonObject
    {
        ["id"] = message.Id.ToString(),
        ["alertId"] = message.AlertId?.ToString(),
        ["event"] = EnumText.Of(message.Event),
        ["kind"] = message.Kind,
        ["key"] = message.Key,
        ["severity"] = EnumText.Of(message.Severity),
        ["message"] = message.Message,
        ["happenedAt"] = message.HappenedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    }.ToJsonString();

    private static string Word(AlertMessage message) =>
        message.Event == AlertEvent.Recovered ? "recovered" : EnumText.Of(message.Severity);
}
