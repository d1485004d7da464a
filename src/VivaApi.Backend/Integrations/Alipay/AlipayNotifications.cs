using System.Text;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>Tells Alipay's notifications from everything else that may be posted to a public address.</summary>
internal sealed class AlipayNotifications(IOptions<AlipayOptions> options, AlipayKeys keys)
{
    /// <param name="body">The body as it came, whatever its content type: Alipay has sent a malformed one for years.</param>
    public AlipayNotificationOutcome Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > options.Value.MaxNotificationBytes)
        {
            return new AlipayNotificationOutcome.Malformed("too long");
        }

        var (fields, reason) = AlipayForm.Read(body.Span);
        if (fields is null)
        {
            return new AlipayNotificationOutcome.Malformed(reason);
        }

        if (RefusalOf(fields, keys) is { } refusal)
        {
            return new AlipayNotificationOutcome.BadSignature(refusal);
        }

        var notification = new AlipayNotification(fields);
        return notification.IsAboutATrade
            ? new AlipayNotificationOutcome.Genuine(notification)
            : new AlipayNotificationOutcome.Malformed("signed by Alipay, but no notification of a trade");
    }

    /// <returns>Null when Alipay signed these fields, else why they are refused.</returns>
    internal static string? RefusalOf(Dictionary<string, string> fields, AlipayKeys keys)
    {
        // sign_type is not covered by the signature, so it may forbid but never choose the algorithm.
        if (fields.TryGetValue("sign_type", out var algorithm) && algorithm is not ("" or "RSA2"))
        {
            return "sign_type is not RSA2";
        }

        if (!fields.TryGetValue("sign", out var signature) || signature.Length == 0)
        {
            return "no signature";
        }

        var encoding = EncodingOf(fields);
        foreach (var text in AlipaySignText.OfNotification(fields))
        {
            if (keys.Verifies(encoding.GetBytes(text), signature))
            {
                return null;
            }
        }

        return "the signature does not match";
    }

    // The signature is over bytes in the message's own charset; the form reader has already refused charsets that are not known.
    private static Encoding EncodingOf(Dictionary<string, string> fields) => AlipayForm.EncodingOf(fields.GetValueOrDefault("charset"))!;
}
