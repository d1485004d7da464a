using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Payments;

internal static class PaymentProblems
{
    private static readonly ProblemMember OrderState = new("state", "paid", "the state that the order is in");

    public static readonly ProblemKind PackageNotFound = new("package_not_found", 404, "No such package is on sale.");
    public static readonly ProblemKind OrderNotPayable =
        new("order_not_payable", 409, "This order can no longer be paid.") { Members = [OrderState] };

    public static readonly ProblemKind NotClosable =
        new("order_not_closable", 409, "This order can no longer be closed.") { Members = [OrderState] };

    public static readonly ProblemKind NotRefundable = new("not_refundable", 409, "So much of this order cannot be refunded.")
    {
        Members =
        [
            new("refundableFen", 3300, "what can be refunded now, in fen"),
            new("unspentCredits", 50, "credits of the customer that are neither spent nor held"),
            OrderState,
        ],
    };

    public static readonly ProblemKind UpstreamUnavailable = new("upstream_unavailable", 503, "Alipay gave no usable answer; try again.");
    public static readonly ProblemKind PaymentUnavailable = new("payment_unavailable", 503, "Alipay cannot take payments at the moment.");
}
