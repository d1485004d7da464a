using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VivaApi.Sandbox.Alipay;

/// <summary>The cashier's pages: self-contained HTML that fits a phone of 360 px and a desktop. Every value is escaped.</summary>
internal static class CashierPage
{
    // Raw Chinese stays readable in the source; markup and quotes never do.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style =
        """
        *{box-sizing:border-box}
        body{margin:0;min-height:100vh;background:#f2f5fa;color:#1f2733}
        body{font:16px/1.6 -apple-system,"PingFang SC","Microsoft YaHei",sans-serif}
        header{background:#0e62dd;color:#fff;padding:14px 20px;font-weight:600}
        header small{font-weight:400;margin-left:8px}
        main{max-width:440px;margin:24px auto;padding:28px 24px;background:#fff;border-radius:12px;box-shadow:0 2px 16px rgba(20,40,80,.08)}
        h1{margin:0 0 4px;font-size:18px}
        .amount{margin:12px 0 20px;font-size:40px;font-weight:700;text-align:center}
        .amount span{font-size:24px;margin-right:4px}
        dl{display:grid;grid-template-columns:auto 1fr;gap:8px 16px;margin:0 0 24px;padding:16px 0;border-block:1px solid #eef1f5}
        dt{color:#6b7685}
        dd{margin:0;text-align:right;overflow-wrap:anywhere}
        form{margin:0 0 12px}
        button{width:100%;min-height:48px;border:0;border-radius:8px;font:inherit;font-weight:600;cursor:pointer}
        button:focus-visible{outline:3px solid #91bdff;outline-offset:2px}
        .pay{background:#0e62dd;color:#fff}
        .cancel{background:#eef1f5;color:#1f2733}
        .note{margin:16px 0 0;color:#6b7685;font-size:13px;text-align:center}
        code{color:#b42318;overflow-wrap:anywhere}
        @media(max-width:480px){main{margin:0;border-radius:0;box-shadow:none;min-height:calc(100vh - 54px)}}
        """;

    private const string Countdown =
        """
        const left=document.getElementById('left');let s=Number(left.dataset.seconds);
        const show=()=>{left.textContent=s>0?`${Math.floor(s/60)} 分 ${String(s%60).padStart(2,'0')} 秒`:'已超时';};
        show();setInterval(()=>{if(s>0){s--;show();}},1000);
        """;

    public static string Waiting(StandInTrade trade, string seller, TimeSpan left)
    {
        var seconds = ((long)Math.Max(0, left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Page("收银台", $"""
            <h1>确认付款</h1>
            <p class="amount" id="amount"><span>¥</span>{trade.Amount.ToYuan()}</p>
            <dl>
            <dt>商品</dt><dd id="subject">{Html.Encode(trade.Subject)}</dd>
            <dt>收款方</dt><dd>{Html.Encode(seller)}</dd>
            <dt>订单号</dt><dd>{Html.Encode(trade.OutTradeNo)}</dd>
            <dt>剩余时间</dt><dd><time id="left" data-seconds="{seconds}">{seconds} 秒</time></dd>
            </dl>
            <form id="pay" method="post" action="/cashier/{trade.Token}/pay"><button class="pay" type="submit">确认付款</button></form>
            <form id="cancel" method="post" action="/cashier/{trade.Token}/cancel"><button class="cancel" type="submit">取消</button></form>
            <p class="note">演示收银台，不会产生真实扣款。</p>
            <script>{Countdown}</script>
            """);
    }

    public static string Paid(StandInTrade trade) => Page("付款成功", $"""
        <h1>付款成功</h1>
        <p class="amount"><span>¥</span>{trade.Amount.ToYuan()}</p>
        <p class="note">请返回商家查看订单 {Html.Encode(trade.OutTradeNo)}。</p>
        """);

    public static string Cancelled(StandInTrade trade) => Page("已取消", $"""
        <h1>您已取消付款</h1>
        <p>订单 {Html.Encode(trade.OutTradeNo)} 尚未付款，截止前可以重新打开付款页面。</p>
        <p><a href="/cashier/{trade.Token}">继续付款</a></p>
        """);

    public static string Refused(GatewayRefusal refusal) => Page("无法付款", $"""
        <h1>无法付款</h1>
        <p>{Html.Encode(refusal.SubMessage)}</p>
        <p><code id="code">{Html.Encode(refusal.SubCode)}</code></p>
        """);

    public static async Task WriteAsync(HttpContext context, string page)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XFrameOptions = "DENY";
        await context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static string Page(string title, string body) => $"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{title} · 支付宝（演示）</title>
        <style>{Style}</style>
        </head>
        <body>
        <header>支付宝<small>演示环境</small></header>
        <main>
        {body}
        </main>
        </body>
        </html>
        """;
}
