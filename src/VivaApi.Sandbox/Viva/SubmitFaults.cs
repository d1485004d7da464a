using System.Net.Mime;
using System.Text;

namespace VivaApi.Sandbox.Viva;

/// <summary>How a submit goes wrong, before a task is made or after.</summary>
internal sealed class SubmitFaults(Func<HttpContext, Task> hang)
{
    /// <returns>False when this fault lets the submit go on.</returns>
    public async Task<bool> AnswerBeforeAsync(HttpContext context, VivaFault fault, string prompt, long balanceQuota, long price)
    {
        var answer = fault switch
        {
            VivaFault.Unauthorized => Answers.ErrorAsync(context, 401, "无效的令牌"),
            VivaFault.WalletEmpty => WalletEmptyAsync(context, balanceQuota, price),
            VivaFault.TokenQuota => TokenQuotaAsync(context, 0, price),
            VivaFault.RateLimited => RateLimitedAsync(context),
            VivaFault.RateLimitedEmpty => EmptyAsync(context, 429),
            VivaFault.NotFound => NotFoundAsync(context),
            VivaFault.NoChannel => NoChannelAsync(context, "veo3"),
            VivaFault.BadRequest => Answers.TaskErrorAsync(context, 400, "invalid_seconds", "seconds must be between 1 and 3600"),
            VivaFault.ContentRefused => Answers.TaskErrorAsync(
                context, 400, "fail_to_fetch_task", "{\"error\":{\"message\":\"PUBLIC_ERROR_PROMINENT_PEOPLE_FILTER_FAILED\"}}"),
            VivaFault.EchoRefused => Answers.TaskErrorAsync(context, 400, prompt, $"cannot make: {prompt}"),
            VivaFault.EchoForbidden => Answers.ErrorAsync(context, 403, $"not allowed: {prompt}", "access_denied"),
            VivaFault.EchoError => Answers.TaskErrorAsync(context, 500, "do_request_failed", $"dial tcp: {prompt}"),
            VivaFault.Html => Answers.HtmlAsync(context, 200, "VivaAPI"),
            VivaFault.ServerError => Answers.TaskErrorAsync(context, 500, "do_request_failed", "dial tcp: i/o timeout"),
            VivaFault.HtmlGateway => Answers.HtmlAsync(context, 502, "502 Bad Gateway"),
            VivaFault.Hang => hang(context),
            VivaFault.Reset => Reset(context),
            _ => null,
        };
        if (answer is null)
        {
            return false;
        }

        await answer;
        return true;
    }

    /// <returns>False when this fault lets the answer out.</returns>
    public async Task<bool> AnswerAfterAsync(HttpContext context, VivaFault fault, string body)
    {
        var answer = fault switch
        {
            VivaFault.ServerErrorAfterAccept => Answers.TaskErrorAsync(context, 500, "do_response_failed", "unexpected EOF"),
            VivaFault.TimeoutAfterAccept => hang(context),
            VivaFault.ResetAfterAccept => Reset(context),
            VivaFault.CutBody => CutAsync(context, body),
            VivaFault.Garbage => Answers.WriteAsync(context, 200, MediaTypeNames.Application.Json, body[..(body.Length / 2)] + "\u0000"),
            _ => null,
        };
        if (answer is null)
        {
            return false;
        }

        await answer;
        return true;
    }

    public static Task WalletEmptyAsync(HttpContext context, long balanceQuota, long price) => Answers.TaskErrorAsync(
        context,
        403,
        "insufficient_user_quota",
        $"预扣费额度失败, 用户剩余额度: {StandInPrices.InDollars(balanceQuota)}, 需要预扣费额度: {StandInPrices.InDollars(price)}");

    public static Task TokenQuotaAsync(HttpContext context, long remainQuota, long price) => Answers.TaskErrorAsync(
        context,
        403,
        "pre_consume_token_quota_failed",
        $"token quota is not enough, token remain quota: {StandInPrices.InDollars(remainQuota)}, "
        + $"need quota: {StandInPrices.InDollars(price)}");

    public static Task NoChannelAsync(HttpContext context, string model) =>
        Answers.ErrorAsync(context, 503, $"分组 default 下模型 {model} 无可用渠道（distributor）", "model_not_found");

    public static Task NotFoundAsync(HttpContext context) =>
        Answers.ErrorAsync(context, 404, $"Invalid URL ({context.Request.Method} {context.Request.Path})", type: "invalid_request_error");

    private static Task RateLimitedAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return Answers.TaskErrorAsync(context, 429, "rate_limited", "当前分组上游负载已饱和，请稍后再试");
    }

    private static Task EmptyAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Reset(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    // The announced length is the whole body's, so the caller can tell that half of it is missing.
    private static async Task CutAsync(HttpContext context, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = MediaTypeNames.Application.Json;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
