using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// Where the browser lands after paying. It credits nothing (Alipay's return carries no trade status): it only sends the browser on.
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
            "Verifies Alipay's parameters and sends the browser on to the front end; credits nothing.")
        .Produces<string>(StatusCodes.Status200OK, "text/html")
        .Produces(StatusCodes.Status302Found);

    private static async Task<IResult> HandleAsync(
        HttpRequest request,
        AlipayReturn alipayReturn,
        IOptions<PaymentOptions> options,
        AppDbContext db,
        CancellationToken cancellationToken)
    {
        if (options.Value.FrontEndReturnUrl is not { } frontEnd
            || alipayReturn.Verify(request.QueryString.Value) is not AlipayReturnOutcome.Genuine { OutTradeNo: var outTradeNo })
        {
            return Results.Text(Neutral, "text/html; charset=utf-8");
        }

        var orderId = await db.Orders.Where(
            order => order.OutTradeNo == outTradeNo).Select(order => (Guid?)order.Id).SingleOrDefaultAsync(cancellationToken);
        return orderId is null
            ? Results.Text(Neutral, "text/html; charset=utf-8")
            : Results.Redirect(QueryHelpers.AddQueryString(frontEnd, "orderId", orderId.Value.ToString()));
    }
}
