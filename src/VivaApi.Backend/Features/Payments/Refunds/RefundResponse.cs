using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>
/// A refund. <paramref name="AmountFen"/> is in fen; <paramref name="Credits"/> belong to it; <paramref name="LastAnswer"/> is what Alipay
/// said when that was not a plain yes.
/// </summary>
public sealed record RefundResponse(
    Guid Id,
    Guid OrderId,
    RefundState State,
    RefundSource Source,
    long AmountFen,
    long Credits,
    long RevokedCredits,
    string OutRequestNo,
    string Reason,
    string? LastAnswer,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt);

public sealed record RefundsResponse(IReadOnlyList<RefundResponse> Items);

internal static class RefundResponses
{
    public static RefundResponse Example(RefundState state) => new(
        Examples.Id,
        Examples.Id,
        state,
        RefundSource.Operator,
        9_900,
        150,
        150,
        $"VIVAR{Examples.Id:N}",
        "The customer changed their mind.",
        null,
        Examples.Time,
        state == RefundState.Succeeded ? Examples.Time.AddSeconds(2) : null);

    extension(Refund refund)
    {
        public RefundResponse ToResponse() => new(
            refund.Id,
            refund.OrderId,
            refund.State,
            refund.Source,
            refund.AmountFen.Value,
            refund.Credits.Value,
            refund.RevokedCredits.Value,
            refund.OutRequestNo,
            refund.Reason,
            refund.LastAnswer,
            refund.CreatedAt,
            refund.FinishedAt);
    }
}
