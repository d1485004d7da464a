namespace VivaApi.Bench.Week;

/// <summary>What both copies are started with. Thresholds of alerts are the product's own.</summary>
internal static class WeekSettings
{
    /// <summary>What must be held beyond the jobs that wait, as a percentage of what customers have not used.</summary>
    public const int ReservePercent = 26;

    public const int ThresholdCredits = 1_000;

    public const int LeadHours = 6;

    /// <summary>Each is written to by itself.</summary>
    public static IReadOnlyList<string> OperatorsMails { get; } = ["people@ops.example", "night@ops.example"];

    public static Dictionary<string, string> Of(WeekWorld world, string videos, int port) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Default"] = world.ConnectionString,
        ["VEO_API_URL"] = world.Viva.VeoApiUrl,
        ["VEO_API_KEY"] = world.Viva.Key,
        ["VEO_API_KEYS"] = WeekWorld.SecondKey,
        ["Viva:AccessToken"] = "sandbox-access-token",
        ["Viva:UserId"] = "1",
        ["Viva:Provisioning"] = "Shared",
        ["Alipay:AppId"] = world.Alipay.AppId,
        ["Alipay:SellerId"] = world.Alipay.SellerId,
        ["Alipay:PrivateKey"] = world.Alipay.MerchantPrivateKey!,
        ["Alipay:AlipayPublicKey"] = world.Alipay.PublicKey,
        ["Alipay:GatewayUrl"] = world.Alipay.GatewayUrl,
        ["Alipay:Bill:Hosts"] = world.Alipay.BaseAddress.Authority,
        ["Alipay:NotifyUrl"] = $"http://127.0.0.1:{port}/api/v1/payments/alipay/notify",
        ["Storage:Folder"] = videos,
        ["Storage:AllowPrivateSources"] = "true",
        ["Generation:MaxOpenPerCustomer"] = "1000",
        ["Generation:BatchSize"] = "100",
        ["Generation:CircuitFailures"] = "50",
        ["Generation:SubmitPatienceMinutes"] = "60",
        ["Refill:Mode"] = "Automatic",
        ["Refill:ReservePercent"] = $"{ReservePercent}",
        ["Refill:ThresholdCredits"] = $"{ThresholdCredits}",
        ["Refill:LeadHours"] = $"{LeadHours}",
        ["Refill:CoverHours"] = "12",
        ["Refill:DailyCapCredits"] = "100000",
        ["Refill:MinimumCredits"] = "1000",
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = $"{world.Mailbox.Port}",
        ["Mail:Security"] = "None",
        ["Mail:From"] = "alerts@viva.example",
        ["Alerts:MailTo"] = string.Join(", ", OperatorsMails),
        ["Alerts:WebhookUrl"] = $"{world.Receiver.Address}hook",
        ["Alerts:DingTalkUrl"] = $"{world.Receiver.Address}ding",
        ["Alerts:WeComUrl"] = $"{world.Receiver.Address}wecom",
        ["Webhooks:AllowPrivateAddresses"] = "true",
        ["Auth:AccessTokenMinutes"] = "1440",
        ["Auth:OperatorsNeedSecondFactor"] = "false",
        ["Workers:Enabled"] = "false",
        ["RateLimits:PerUserPerMinute"] = "10000000",
        ["RateLimits:PerAddressPerMinute"] = "10000000",
        ["Database:MaxConnections"] = "30",
    };
}
