namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>When Alipay is asked again about an order that is not paid yet.</summary>
internal static class QuerySchedule
{
    private static readonly TimeSpan[] Growing =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10),
    ];

    /// <param name="attempts">Questions since the order was placed, a payer was seen, or the customer looked.</param>
    /// <param name="options">The pace while somebody may be paying, and for how long it is kept.</param>
    public static TimeSpan PauseAfter(int attempts, PaymentOptions options)
    {
        // Counted, not timed: where Alipay or this service is slow, questions are late and none is left out.
        var attentive = options.AttentiveMinutes * 60 / options.QuerySeconds;
        return attempts < attentive
            ? TimeSpan.FromSeconds(options.QuerySeconds)
            : Growing[Math.Min(attempts - attentive, Growing.Length - 1)];
    }
}
