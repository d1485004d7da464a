using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Payments;

internal static class PaymentProblems
{
    public static readonly ProblemKind PackageNotFound = new("package_not_found", 404, "No such package is on sale.");
    public static readonly ProblemKind OrderNotPayable = new("order_not_payable", 409, "This order can no longer be paid.");
    public static readonly ProblemKind NotClosable = new("order_not_closable", 409, "This order can no longer be closed.");
    public static readonly ProblemKind NotRefundable = new("not_refundable", 409, "So much of this order cannot be refunded.");
    public static readonly ProblemKind UpstreamUnavailable = new("upstream_unavailable", 503, "Alipay gave no usable answer; try again.");
    public static readonly ProblemKind PaymentUnavailable = new("payment_unavailable", 503, "Alipay cannot take payments at the moment.");
}
