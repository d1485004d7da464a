namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>What the bytes of a notification are.</summary>
internal abstract record AlipayNotificationOutcome
{
    private AlipayNotificationOutcome()
    {
    }

    /// <summary>Not a notification at all, though Alipay may have signed it for another purpose.</summary>
    internal sealed record Malformed(string Reason) : AlipayNotificationOutcome;

    /// <summary>Well formed, but not signed by Alipay.</summary>
    internal sealed record BadSignature(string Reason) : AlipayNotificationOutcome;

    internal sealed record Genuine(AlipayNotification Notification) : AlipayNotificationOutcome;
}
