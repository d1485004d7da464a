using System.ComponentModel.DataAnnotations;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Alerts;

/// <summary>Channels and, at the same places, the mailboxes of those that are mail; as the database takes them.</summary>
internal sealed record AlertRoutes(string[] Channels, string?[] Addresses)
{
    public static AlertRoutes None { get; } = new([], []);

    public bool IsEmpty => Channels.Length == 0;
}

/// <summary>Section <c>Alerts</c>: where alerts are sent. What is not set is not used; without any, alerts are only listed.</summary>
internal sealed class AlertOptions
{
    /// <summary>Mail addresses that get every alert, separated by commas. Needs <c>Mail__Host</c>. Default none.</summary>
    [MaxLength(2_000)]
    public string MailTo { get; init; } = string.Empty;

    /// <summary>An address that every alert is posted to as JSON. Default none.</summary>
    [MaxLength(2_000)]
    public string WebhookUrl { get; init; } = string.Empty;

    /// <summary>A secret with which posts to <see cref="WebhookUrl"/> are signed. Default none: unsigned.</summary>
    [MaxLength(500)]
    public string WebhookSecret { get; init; } = string.Empty;

    /// <summary>A DingTalk robot's address, its access token included; a secret. Default none.</summary>
    [MaxLength(2_000)]
    public string DingTalkUrl { get; init; } = string.Empty;

    /// <summary>The secret of a DingTalk robot that wants signed calls (<c>SEC…</c>). Default none: unsigned.</summary>
    [MaxLength(500)]
    public string DingTalkSecret { get; init; } = string.Empty;

    /// <summary>A WeCom group robot's address, its key included; a secret. Default none.</summary>
    [MaxLength(2_000)]
    public string WeComUrl { get; init; } = string.Empty;

    /// <summary>
    /// Fewest minutes between two messages of one kind that tell of customers' quotas: however many customers reach a threshold meanwhile,
    /// one message counts them. Default 60.
    /// </summary>
    [Range(1, 1_440)]
    public int DigestMinutes { get; init; } = 60;

    /// <summary>Seconds between two rounds of measuring. Default 30.</summary>
    [Range(1, 3_600)]
    public int MeasureSeconds { get; init; } = 30;

    /// <summary>Tries after which a message that nobody takes is given up. Default 20, which is about a day.</summary>
    [Range(1, 1_000)]
    public int MaxAttempts { get; init; } = 20;

    /// <summary>Longest pause in seconds between two tries. Default 7,200; the first is 5 and each doubles.</summary>
    [Range(1, 86_400)]
    public int MaxPauseSeconds { get; init; } = 7_200;

    /// <summary>Messages that one round sends. Default 20.</summary>
    [Range(1, 1_000)]
    public int BatchSize { get; init; } = 20;

    /// <summary>Seconds for which a message belongs to the copy that sends it. Default 120.</summary>
    [Range(60, 3_600)]
    public int LeaseSeconds { get; init; } = 120;

    /// <summary>The mailboxes of <see cref="MailTo"/>.</summary>
    internal string[] MailAddresses() =>
    [
        .. MailTo.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>What alerts go out over: each is one message.</summary>
    internal AlertRoutes Routes()
    {
        (AlertChannel Channel, string Setting)[] all =
            [(AlertChannel.Webhook, WebhookUrl), (AlertChannel.DingTalk, DingTalkUrl), (AlertChannel.WeCom, WeComUrl)];
        (AlertChannel Channel, string? Address)[] routes =
        [
            .. MailAddresses().Select(address => (AlertChannel.Mail, (string?)address)),
            .. all.Where(one => one.Setting.Length > 0).Select(one => (one.Channel, (string?)null)),
        ];
        return new AlertRoutes([.. routes.Select(route => EnumText.Of(route.Channel))], [.. routes.Select(route => route.Address)]);
    }
}
