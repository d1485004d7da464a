namespace VivaApi.Bench.Month;

/// <summary>What happens to one order of the month.</summary>
internal enum Story
{
    PaidNormally,

    /// <summary>The first notifications are lost; the question to Alipay finds the payment.</summary>
    NotificationLost,

    /// <summary>All notifications are lost and Alipay is not asked: only the bill tells.</summary>
    OnlyTheBillTells,

    /// <summary>The notification comes three times at once.</summary>
    NotificationRepeated,

    /// <summary>Closed by its customer, paid on the page that was still open, and told of only later.</summary>
    PaidAfterClosing,

    /// <summary>The notification of a refund comes before that of the payment.</summary>
    NotificationsReordered,

    /// <summary>The customer closes the order at the moment of paying it.</summary>
    ClosedWhilePaying,

    NeverPaid,

    /// <summary>Two pages of the same order are open; the second pays into nothing.</summary>
    TwoPayPages,

    /// <summary>Paid in the last or the first second of a day in Beijing.</summary>
    PaidAtMidnight,

    RefundedWhole,

    RefundedInPart,

    RefundedInBackOffice,
}
