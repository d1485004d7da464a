using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Payments;

internal static class PaymentProblems
{
    public static readonly ProblemKind PackageNotFound = new("package_not_found", 404, "No such package is on sale.");
    public static readonly ProblemKind OrderNotPayable = new("order_not_payable", 409, "This order can no longer be paid.");
    public static readonly ProblemKind PaymentUnavailable = new("payment_unavailable", 503, "Alipay cannot take payments at the moment.");
}
