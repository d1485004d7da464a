using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>What Alipay's refusals of a refund mean, and how long to wait between two steps.</summary>
internal static class RefundAnswers
{
    /// <summary>No later try of the same refund can succeed.</summary>
    private static readonly HashSet<string> Final = new(StringComparer.Ordinal)
    {
        AlipaySubCodes.TradeHasFinished, AlipaySubCodes.TradeHasClose, AlipaySubCodes.TradeStatusError, AlipaySubCodes.TradeNotExist,
        "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "ACQ.REASON_TRADE_REFUND_FEE_ERR", "ACQ.REFUND_FEE_ERROR", "ACQ.TRADE_NOT_ALLOW_REFUND",
        "ACQ.NOT_ALLOW_PARTIAL_REFUND", "ACQ.BUYER_NOT_EXIST", "ACQ.INVALID_PARAMETER",
    };

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
    ];

    public static bool IsFinal(string? subCode) => subCode is not null && Final.Contains(subCode);

    /// <summary>Never under ten seconds: Alipay knows nothing of a refund before that.</summary>
    public static TimeSpan PauseAfter(int attempts) => Pauses[Math.Clamp(attempts - 1, 0, Pauses.Length - 1)];
}
