using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VivaApi.Sandbox.Alipay;

/// <summary><c>/gateway.do</c>: pay pages for browsers, signed envelopes for servers.</summary>
internal sealed class GatewayEndpoint(
    GatewayCheck check, TradePlacing placing, ServerCalls calls, StandInSigner signer, AlipayFaults faults, Func<string> baseAddress)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        if (GatewayCheck.IsForBrowsers(request.Method))
        {
            await ShowPayPageAsync(context, request);
            return;
        }

        if (faults.Strikes(AlipayFault.GatewayUnavailable))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (faults.Strikes(AlipayFault.GatewayHtml))
        {
            await WriteAsync(context, "text/html;charset=utf-8", "<html><body><h1>系统繁忙</h1></body></html>");
            return;
        }

        var answer = Answer(request);
        if (faults.Strikes(AlipayFault.GatewayTimeout))
        {
            await SilenceAsync(context.RequestAborted);
            return;
        }

        await WriteAsync(context, "text/html;charset=utf-8", answer);
    }

    /// <summary>An app's payment kit hands over its order text here and gets the address of the cashier.</summary>
    public async Task HandleAppAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        var (trade, refusal) = Check(request, "alipay.trade.app.pay");
        context.Response.StatusCode = trade is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        var answer = trade is null
            ? new Dictionary<string, string> { ["code"] = refusal!.Code, ["subCode"] = refusal.SubCode, ["message"] = refusal.SubMessage }
            : new Dictionary<string, string> { ["cashierUrl"] = $"{baseAddress()}/cashier/{trade.Token}" };
        await WriteAsync(context, "application/json", JsonSerializer.Serialize(answer, Plain));
    }

    private static async Task<GatewayRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return GatewayRequest.Parse(context.Request.QueryString.Value ?? string.Empty, await reader.ReadToEndAsync(context.RequestAborted));
    }

    // Done, but never answered: only the caller's patience ends this.
    private static async Task SilenceAsync(CancellationToken aborted)
    {
        var end = new TaskCompletionSource();
        await using var registration = aborted.Register(end.SetResult);
        await end.Task;
    }

    private static async Task WriteAsync(HttpContext context, string contentType, string text)
    {
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private (StandInTrade? Trade, GatewayRefusal? Refusal) Check(GatewayRequest request, params string[] methods)
    {
        if (check.Refuses(request) is { } refusal)
        {
            return (null, refusal);
        }

        return methods.Contains(request.Method)
            ? placing.Place(request)
            : (null, new GatewayRefusal("40002", "isv.invalid-method", "不存在的方法名"));
    }

    private async Task ShowPayPageAsync(HttpContext context, GatewayRequest request)
    {
        var (trade, refusal) = Check(request, "alipay.trade.page.pay", "alipay.trade.wap.pay");
        if (trade is not null)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = $"/cashier/{trade.Token}";
            return;
        }

        // As at Alipay, the status does not tell that the page is an error.
        await CashierPage.WriteAsync(context, CashierPage.Refused(refusal!));
    }

    private string Answer(GatewayRequest request)
    {
        var refusal = check.Refuses(request);
        if (refusal is null && faults.Strikes(AlipayFault.GatewaySystemError))
        {
            refusal = new GatewayRefusal("20000", "aop.unknow-error", "系统繁忙");
        }

        if (refusal is null && faults.Strikes(AlipayFault.GatewayUnsignedError))
        {
            refusal = new GatewayRefusal("40002", "isv.invalid-app-id", "无效的AppID参数");
        }

        if (refusal is null && request.Method == "alipay.trade.close" && faults.Strikes(AlipayFault.CloseRefused))
        {
            refusal = GatewayRefusal.Business("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
        }

        Dictionary<string, string>? answer = null;
        if (refusal is null)
        {
            (answer, refusal) = calls.Answer(request, baseAddress());
        }

        if (refusal is { Signed: false })
        {
            return $"{{\"error_response\":{Node(refusal, null)}}}";
        }

        var node = Node(refusal, answer);
        var sign = signer.Sign(node, forged: faults.Strikes(AlipayFault.GatewayBadSignature));
        return $"{{\"{request.Method.Replace('.', '_')}_response\":{node},\"sign\":\"{sign}\"}}";
    }

    private static string Node(GatewayRefusal? refusal, Dictionary<string, string>? answer)
    {
        var node = new Dictionary<string, string> { ["code"] = refusal?.Code ?? "10000", ["msg"] = refusal?.Message ?? "Success" };
        if (refusal is not null)
        {
            node["sub_code"] = refusal.SubCode;
            node["sub_msg"] = refusal.SubMessage;
        }

        foreach (var (name, value) in answer ?? [])
        {
            node[name] = value;
        }

        return JsonSerializer.Serialize(node, Plain);
    }
}
