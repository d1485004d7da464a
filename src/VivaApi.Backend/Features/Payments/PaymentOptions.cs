using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Section <c>Payments</c>.</summary>
internal sealed class PaymentOptions
{
    /// <summary>Minutes for which an order can be paid. Default 30; Alipay takes 5 minutes to 15 days.</summary>
    [Range(5, 21_600)]
    public int PayWithinMinutes { get; init; } = 30;

    /// <summary>
    /// The front end's page to which the browser is sent after paying, with <c>?orderId=…</c> added. Without one, a short neutral page is
    /// shown.
    /// </summary>
    [RegularExpression(@"https?://\S+", ErrorMessage = "must be an http(s) address, for example https://app.example.com/paid.")]
    public string? FrontEndReturnUrl { get; init; }

    /// <summary>Seconds between two questions to Alipay about an order that somebody may be paying. Default 10.</summary>
    [Range(5, 60)]
    public int QuerySeconds { get; init; } = 10;

    /// <summary>
    /// Minutes for which that pace is kept after an order was placed, a payer was seen or the customer looked; then the pauses grow
    /// (30 s, 1, 2, 5, 10 min). Default 35: as long as an order can be paid by default, and its grace. Where
    /// <c>Payments__PayWithinMinutes</c> is longer, a payment that nobody tells us of may be found minutes late.
    /// </summary>
    [Range(1, 1_440)]
    public int AttentiveMinutes { get; init; } = 35;

    /// <summary>Least seconds between two questions about one order that its customer can cause by looking at it. Default 3.</summary>
    [Range(1, 60)]
    public int QueryOnLookSeconds { get; init; } = 3;

    /// <summary>Most seconds that a customer who looks at an order waits for Alipay's answer. Default 3.</summary>
    [Range(1, 10)]
    public int QueryWaitSeconds { get; init; } = 3;

    /// <summary>Seconds after its deadline before an order is closed here and at Alipay. Default 120.</summary>
    [Range(30, 3_600)]
    public int CloseGraceSeconds { get; init; } = 120;

    /// <summary>Orders that one round asks about at once. Default 16.</summary>
    [Range(1, 200)]
    public int QueryBatchSize { get; init; } = 16;

    /// <summary>
    /// Bodies that one copy keeps in a minute, as evidence, though they are no notification of Alipay's; more are refused just the same
    /// and only logged. Anybody may post them. Default 10.
    /// </summary>
    [Range(0, 1_000)]
    public int ForgeriesKeptPerMinute { get; init; } = 10;

    /// <summary>
    /// Deliveries of one notification that are kept; more are decided and answered just the same. Default 100; Alipay makes about 8.
    /// </summary>
    [Range(8, 1_000)]
    public int DeliveriesKept { get; init; } = 100;

    /// <summary>Refunds that one round works on at once. Default 8.</summary>
    [Range(1, 100)]
    public int RefundBatchSize { get; init; } = 8;

    /// <summary>
    /// Hours for which a refund that Alipay refuses for now (the account is empty) is asked for again, before its credits are restored.
    /// Default 24.
    /// </summary>
    [Range(1, 720)]
    public int RefundPatienceHours { get; init; } = 24;

    /// <summary>
    /// Seconds for which a worker has an order or a refund to itself; longer than <c>Alipay__RequestTimeoutSeconds</c>. Default 60.
    /// </summary>
    [Range(30, 600)]
    public int LeaseSeconds { get; init; } = 60;

    /// <summary>
    /// The front end's page to which a phone's browser is sent when the customer gives up paying, with <c>?orderId=…</c> added. Default:
    /// <see cref="FrontEndReturnUrl"/>.
    /// </summary>
    [RegularExpression(@"https?://\S+", ErrorMessage = "must be an http(s) address, for example https://app.example.com/unpaid.")]
    public string? FrontEndQuitUrl { get; init; }
}
