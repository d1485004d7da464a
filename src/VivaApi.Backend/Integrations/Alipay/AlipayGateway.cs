using System.Globalization;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay.Bills;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// Calls to Alipay. Each answers with an outcome and never throws for what Alipay or the network does; only the caller's own cancellation
/// goes through. Nothing is repeated here: when to ask again is the caller's to decide.
/// </summary>
internal sealed partial class AlipayGateway(
    HttpClient http, IOptions<AlipayOptions> options, AlipayRequests requests, AlipayKeys keys, ILogger<AlipayGateway> logger)
{
    /// <summary>An answer is a few hundred bytes.</summary>
    public const int MostAnswerBytes = 1_048_576;

    public async Task<AlipayPrecreateOutcome> PrecreateAsync(AlipayTrade trade, CancellationToken cancellationToken)
    {
        var content = AlipayPayments.Content(trade, "FACE_TO_FACE_PAYMENT");
        return AlipayPrecreateOutcome.From(
            await CallAsync("alipay.trade.precreate", content, options.Value.NotifyUrl, cancellationToken), trade.OutTradeNo);
    }

    public async Task<AlipayQueryOutcome> QueryAsync(string outTradeNo, CancellationToken cancellationToken) =>
        AlipayQueryOutcome.From(await CallAsync("alipay.trade.query", [("out_trade_no", outTradeNo)], null, cancellationToken), outTradeNo);

    public async Task<AlipayCloseOutcome> CloseAsync(string outTradeNo, CancellationToken cancellationToken) =>
        AlipayCloseOutcome.From(await CallAsync("alipay.trade.close", [("out_trade_no", outTradeNo)], null, cancellationToken));

    public async Task<AlipayRefundOutcome> RefundAsync(AlipayRefund refund, CancellationToken cancellationToken)
    {
        (string, string?)[] content =
        [
            ("out_trade_no", refund.OutTradeNo),
            ("out_request_no", refund.OutRequestNo),
            ("refund_amount", refund.Amount.ToYuan()),
            ("refund_reason", refund.Reason),
        ];
        return AlipayRefundOutcome.From(await CallAsync("alipay.trade.refund", content, null, cancellationToken), refund.OutTradeNo);
    }

    public async Task<AlipayRefundQueryOutcome> QueryRefundAsync(
        string outTradeNo, string outRequestNo, CancellationToken cancellationToken)
    {
        (string, string?)[] content = [("out_trade_no", outTradeNo), ("out_request_no", outRequestNo)];
        return AlipayRefundQueryOutcome.From(
            await CallAsync("alipay.trade.fastpay.refund.query", content, null, cancellationToken), outRequestNo);
    }

    public async Task<AlipayBillOutcome> QueryBillUrlAsync(DateOnly day, AlipayBillKind kind, CancellationToken cancellationToken)
    {
        (string, string?)[] content =
        [
            ("bill_type", kind switch { AlipayBillKind.Trade => "trade", AlipayBillKind.SignCustomer => "signcustomer" }),
            ("bill_date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];
        return AlipayBillOutcome.From(await CallAsync("alipay.data.dataservice.bill.downloadurl.query", content, null, cancellationToken));
    }

    private async Task<AlipayAnswer> CallAsync(
        string method, IEnumerable<(string Name, string? Value)> content, string? notifyUrl, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(method, requests.Sign(method, content, notifyUrl), cancellationToken);
        switch (answer)
        {
            case AlipayAnswer.Unknown unknown:
                Log.OutcomeUnknown(logger, method, unknown.Reason);
                break;
            case AlipayAnswer.Refused refused:
                Log.Refused(logger, method, refused.Code, refused.SubCode);
                break;
            default:
                break;
        }

        return answer;
    }

    private async Task<AlipayAnswer> SendAsync(
        string method, IReadOnlyList<KeyValuePair<string, string>> request, CancellationToken cancellationToken)
    {
        try
        {
            // The charset stands in the address too: Alipay needs it before it has read the body.
            using var form = new FormUrlEncodedContent(request);
            using var response = await http.PostAsync($"{options.Value.GatewayUrl}?charset=utf-8", form, cancellationToken);
            return response.IsSuccessStatusCode
                ? AlipayEnvelope.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), method, keys)
                : new AlipayAnswer.Unknown($"HTTP {(int)response.StatusCode}");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new AlipayAnswer.Unknown("Alipay could not be reached, or the answer broke off");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlipayAnswer.Unknown("no answer in time");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Warning, "The outcome of {Method} is unknown: {Reason}")]
        public static partial void OutcomeUnknown(ILogger logger, string method, string reason);

        // Also "no such trade yet", which is the common answer to an early query.
        [LoggerMessage(3102, LogLevel.Information, "Alipay refused {Method}: {Code} {SubCode}")]
        public static partial void Refused(ILogger logger, string method, string code, string subCode);
    }
}
