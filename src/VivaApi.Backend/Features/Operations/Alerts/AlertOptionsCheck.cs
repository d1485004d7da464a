using Microsoft.Extensions.Options;
using MimeKit;
using VivaApi.Backend.Integrations.Messaging;
using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>An alert that goes nowhere is worse than none: better no service than one that believes it is watched.</summary>
internal sealed class AlertOptionsCheck(IOptions<MailOptions> mail) : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        var problems = new List<string>();
        if (options.MailTo.Length > 0)
        {
            if (mail.Value.Host.Length == 0)
            {
                problems.Add("Alerts__MailTo needs Mail__Host and Mail__From.");
            }

            problems.AddRange(options.MailAddresses().Where(address => !MailboxAddress.TryParse(address, out _))
                .Select(_ => "Alerts__MailTo must be mail addresses, separated by commas."));
        }

        foreach (var (setting, url) in new[]
        {
            (nameof(options.WebhookUrl), options.WebhookUrl),
            (nameof(options.DingTalkUrl), options.DingTalkUrl),
            (nameof(options.WeComUrl), options.WeComUrl),
        })
        {
            if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme is "http" or "https")))
            {
                problems.Add($"Alerts__{setting} must be an absolute http(s) address.");
            }
        }

        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
