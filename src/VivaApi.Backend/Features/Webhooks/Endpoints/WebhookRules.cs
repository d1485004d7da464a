using System.Net;
using FluentValidation;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Network;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

/// <summary>What an endpoint may be told to be, where a look is enough; where a name leads is looked at for each connection.</summary>
internal static class WebhookRules
{
    public const int MostLowCredits = 100_000;

    public static void WebhookUrl<T>(this IRuleBuilder<T, string?> rule, IOptions<WebhookOptions> options)
    {
        var anywhere = options.Value.AllowPrivateAddresses;
        rule.Length(1, WebhookEndpoint.MaxUrlLength)
            .Must(url => url is null || IsAddress(url, anywhere))
            .WithMessage("'url' must be an https address on the open internet, without a log-in and without a fragment.");
    }

    public static void WebhookEventNames<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(events => events is null || (events.Count <= WebhookEvents.All.Count && events.All(WebhookEvents.All.Contains)))
        .WithMessage($"'events' must be of: {string.Join(", ", WebhookEvents.All)}.");

    public static void WebhookDescription<T>(this IRuleBuilder<T, string?> rule) =>
        rule.PlainText(WebhookEndpoint.MaxDescriptionLength);

    private static bool IsAddress(string text, bool anywhere) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (anywhere && url.Scheme == Uri.UriSchemeHttp))
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0 && url.Host.Length > 0
        && (anywhere || !IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) || PublicAddresses.IsPublic(address));
}
