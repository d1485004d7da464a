using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// Where the browser lands after paying. It credits nothing (Alipay's return carries no trade status): it has the order asked about soon,
/// and sends the browser on.
/// </summary>
internal static class ReturnFromAlipay
{
    private const string Neutral =
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        + "<title>支付结果确认中</title><body style=\"font-family:sans-serif;text-align:center;padding:4rem 1rem\">"
        + "<h1>支付结果确认中</h1><p>可以关闭此页面，积分到账后即可使用。</p></body></html>";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/payments/alipay/return", HandleAsync)
        .AllowAnonymous()
        .Describe(
            "returnFromAlipay",
            "The browser's way back",
            "Verifies Alipay's parameters, has the order asked about at Alipay, and sends the browser on to the front end. "
            + "It credits nothing.")
        .Produces<string>(StatusCodes.Status200OK, "text/html")
        .Produces(StatusCodes.Status302Found);

    private static async Task<IResult> HandleAsync(
        HttpRequest request,
        AlipayReturn alipayReturn,
        IOptions<AlipayOptions> alipay,
        IOptions<PaymentOptions> options,
        ReturnedOrder returned,
        CancellationToken cancellationToken)
    {
        if (alipayReturn.Verify(request.QueryString.Value) is not AlipayReturnOutcome.Genuine genuine
            || genuine.AppId != alipay.Value.AppId || genuine.SellerId != alipay.Value.SellerId
            || await returned.FindAsync(genuine.OutTradeNo, cancellationToken) is not { } orderId
            || options.Value.FrontEndReturnUrl is not { } frontEnd)
        {
            return Results.Text(Neutral, "text/html; charset=utf-8");
        }

        return Results.Redirect(QueryHelpers.AddQueryString(frontEnd, "orderId", orderId.ToString()));
    }
}
