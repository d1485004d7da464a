namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>When Alipay is asked again about an order that is not paid yet.</summary>
internal static class QuerySchedule
{
    private static readonly TimeSpan[] Growing =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10),
    ];

    /// <param name="attempts">Questions since the order was placed, a payer was seen, or the customer looked.</param>
    /// <param name="options">The pace while somebody may be paying, and for how many questions it lasts.</param>
    public static TimeSpan PauseAfter(int attempts, PaymentOptions options) => attempts < options.AttentiveQueries
        ? TimeSpan.FromSeconds(options.QuerySeconds)
        : Growing[Math.Min(attempts - options.AttentiveQueries, Growing.Length - 1)];
}
