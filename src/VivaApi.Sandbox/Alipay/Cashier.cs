namespace VivaApi.Sandbox.Alipay;

/// <summary>The payer's side: the page with Pay and Cancel, and the way back to the shop.</summary>
internal sealed class Cashier(AlipayStandInOptions options, TradeBook book, StandInSigner signer, NotificationSender sender)
{
    public async Task ShowAsync(HttpContext context)
    {
        if (Asked(context) is not { } asked)
        {
            await NotFoundAsync(context);
            return;
        }

        // From here on the trade exists for query and close: somebody has come to pay it.
        var trade = book.Change(asked.OutTradeNo, each => each.Opened ? null : each with { Opened = true }) ?? asked;
        await CashierPage.WriteAsync(context, PageOf(trade));
    }

    public async Task PayAsync(HttpContext context)
    {
        if (Asked(context) is not { } asked)
        {
            await NotFoundAsync(context);
            return;
        }

        if (Pay(asked.OutTradeNo) is not { } paid)
        {
            await CashierPage.WriteAsync(context, PageOf(book.Find(asked.OutTradeNo)!));
            return;
        }

        if (paid.ReturnUrl is null)
        {
            await CashierPage.WriteAsync(context, CashierPage.Paid(paid));
            return;
        }

        Redirect(context, ReturnUrl(paid, paid.ReturnUrl));
    }

    public async Task CancelAsync(HttpContext context)
    {
        if (Asked(context) is not { } trade)
        {
            await NotFoundAsync(context);
        }
        else if (trade.QuitUrl is not null)
        {
            Redirect(context, trade.QuitUrl);
        }
        else
        {
            await CashierPage.WriteAsync(context, CashierPage.Cancelled(trade));
        }
    }

    /// <summary>
    /// Takes the money if the trade still waits for it, and begins to tell the merchant. Null when there was nothing to pay.
    /// </summary>
    public StandInTrade? Pay(string outTradeNo)
    {
        var paid = book.Change(outTradeNo, trade => trade.Status == StandInTrade.WaitBuyerPay
            ? trade with { Opened = true, Status = StandInTrade.TradeSuccess, PaidAt = options.Time.GetUtcNow() }
            : null);
        if (paid is not null)
        {
            sender.Report(paid);
        }

        return paid;
    }

    private static async Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        await CashierPage.WriteAsync(context, CashierPage.Refused(GatewayRefusal.Business("ACQ.TRADE_NOT_EXIST", "交易不存在")));
    }

    private static void Redirect(HttpContext context, string url)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = url;
    }

    private StandInTrade? Asked(HttpContext context)
    {
        var token = context.Request.RouteValues["token"] as string;
        return book.FindWhere(trade => trade.Token == token);
    }

    private string PageOf(StandInTrade trade) => trade switch
    {
        { PaidAt: not null } => CashierPage.Refused(GatewayRefusal.Business("ACQ.TRADE_HAS_SUCCESS", "该订单已付款，请勿重复支付")),
        { Status: StandInTrade.TradeClosed } => CashierPage.Refused(GatewayRefusal.Business("ACQ.TRADE_HAS_CLOSE", "该订单已超时或已关闭")),
        _ => CashierPage.Waiting(trade, options.SellerName, trade.ExpiresAt - options.Time.GetUtcNow()),
    };

    // No trade status among them: what the browser carries proves nothing about the payment.
    private string ReturnUrl(StandInTrade trade, string returnUrl)
    {
        var fields = signer.Signed(new Dictionary<string, string>
        {
            ["charset"] = "utf-8",
            ["out_trade_no"] = trade.OutTradeNo,
            ["method"] = trade.Method + ".return",
            ["total_amount"] = trade.Amount.ToYuan(),
            ["trade_no"] = trade.TradeNo,
            ["auth_app_id"] = options.AppId,
            ["version"] = "1.0",
            ["app_id"] = options.AppId,
            ["seller_id"] = options.SellerId,
            ["timestamp"] = BeijingClock.Text(options.Time.GetUtcNow()),
        });
        var query = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return $"{returnUrl}{(returnUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }
}
