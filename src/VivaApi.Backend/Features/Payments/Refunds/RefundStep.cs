using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>
/// One step of a claimed refund: ask for the money, or ask what became of it. An answer that Alipay did not give is never taken for a
/// refusal, and nothing is restored before a query has said that no money moved. No transaction is open during a call.
/// </summary>
internal sealed partial class RefundStep(
    AppDbContext db,
    AlipayGateway alipay,
    RefundQueue queue,
    RefundConfirmation confirmation,
    AlertBook alerts,
    IOptions<PaymentOptions> options,
    TimeProvider time,
    ILogger<RefundStep> log)
{
    public const string Stuck = "refund_stuck";
    private const string PatienceOver = "patience over";

    public async Task RunAsync(Refund refund, CancellationToken cancellationToken)
    {
        var outTradeNo = await db.Orders.Where(order => order.Id == refund.OrderId).Select(order => order.OutTradeNo)
            .SingleAsync(cancellationToken);
        if (refund.MustQuery)
        {
            await AskWhatBecameOfItAsync(refund, outTradeNo, cancellationToken);
        }
        else if (await queue.AboutToAskAsync(refund, cancellationToken))
        {
            await AskForTheMoneyAsync(refund, outTradeNo, cancellationToken);
        }
    }

    private async Task AskForTheMoneyAsync(Refund refund, string outTradeNo, CancellationToken cancellationToken)
    {
        var asked = new AlipayRefund(outTradeNo, refund.OutRequestNo, refund.AmountFen, refund.Reason);
        switch (await alipay.RefundAsync(asked, cancellationToken))
        {
            case AlipayRefundOutcome.Refunded:
                await SucceedAsync(refund, outTradeNo, time.GetUtcNow(), cancellationToken);
                break;
            case AlipayRefundOutcome.Accepted:
                await LaterAsync(refund, mustQuery: true, "accepted, no money moved yet", cancellationToken);
                break;
            case AlipayRefundOutcome.Unknown open:
                await LaterAsync(refund, mustQuery: true, open.Reason, cancellationToken);
                break;
            case AlipayRefundOutcome.Refused no:
                await RefusedAsync(refund, no.SubCode.Length > 0 ? no.SubCode : no.Code, cancellationToken);
                break;
            default:
                throw new InvalidOperationException("No other outcome exists.");
        }
    }

    private async Task RefusedAsync(Refund refund, string subCode, CancellationToken cancellationToken)
    {
        // Before credits are restored for good, or a number is believed to be used up, Alipay is asked what it has under it.
        var isOver = RefundAnswers.IsFinal(subCode) || IsPatienceOver(refund);
        var query = isOver || subCode == AlipaySubCodes.DiscordantRepeatRequest;
        if (!RefundAnswers.IsFinal(subCode))
        {
            await RaiseStuckAsync(refund, subCode, cancellationToken);
        }

        await LaterAsync(refund, query, isOver && !RefundAnswers.IsFinal(subCode) ? PatienceOver : subCode, cancellationToken);
    }

    private async Task AskWhatBecameOfItAsync(Refund refund, string outTradeNo, CancellationToken cancellationToken)
    {
        switch (await alipay.QueryRefundAsync(outTradeNo, refund.OutRequestNo, cancellationToken))
        {
            case AlipayRefundQueryOutcome.Refunded done:
                await ApplyAsync(refund, outTradeNo, done, cancellationToken);
                break;
            case AlipayRefundQueryOutcome.NotRefunded or AlipayRefundQueryOutcome.Refused { SubCode: AlipaySubCodes.TradeNotExist }:
                await NotRefundedAsync(refund, outTradeNo, cancellationToken);
                break;
            case AlipayRefundQueryOutcome.Refused no:
                await RaiseStuckAsync(refund, no.SubCode, cancellationToken);
                await LaterAsync(refund, mustQuery: true, refund.LastAnswer ?? no.SubCode, cancellationToken);
                break;
            case AlipayRefundQueryOutcome.Unknown open:
                // What was known before stays known: the next answer decides with it.
                await LaterAsync(refund, mustQuery: true, refund.LastAnswer ?? open.Reason, cancellationToken);
                break;
            default:
                throw new InvalidOperationException("No other outcome exists.");
        }
    }

    private async Task NotRefundedAsync(Refund refund, string outTradeNo, CancellationToken cancellationToken)
    {
        if (refund.State == RefundState.Found && IsPatienceOver(refund))
        {
            await alerts.RaiseAsync(
                RefundConfirmation.Mismatch,
                outTradeNo,
                AlertSeverity.Critical,
                $"A notification told of refund {refund.OutRequestNo}, but Alipay does not know it when asked. Nothing was booked.",
                cancellationToken);
        }

        if (RefundAnswers.IsFinal(refund.LastAnswer) || IsPatienceOver(refund))
        {
            await FailAsync(refund, refund.LastAnswer ?? PatienceOver, cancellationToken);
        }
        else if (refund.State == RefundState.Found)
        {
            await LaterAsync(refund, mustQuery: true, refund.LastAnswer, cancellationToken);
        }
        else
        {
            // The same number again: it gives the money back once, whatever became of the first call.
            await queue.TryAgainAsync(refund, TimeSpan.Zero, mustQuery: false, refund.LastAnswer, cancellationToken);
        }
    }

    private Task SucceedAsync(Refund refund, string outTradeNo, DateTimeOffset at, CancellationToken cancellationToken) =>
        ApplyAsync(refund, outTradeNo, new AlipayRefundQueryOutcome.Refunded(refund.AmountFen, at), cancellationToken);

    private async Task ApplyAsync(
        Refund refund, string outTradeNo, AlipayRefundQueryOutcome.Refunded done, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var evidence = new RefundEvidence(outTradeNo, refund.OutRequestNo, done.Amount, done.RefundedAt ?? time.GetUtcNow());
        var (verdict, _) = await confirmation.ApplyAsync(evidence, cancellationToken);
        var booked = verdict is RefundVerdict.Applied or RefundVerdict.NothingToDo;
        if (booked)
        {
            await alerts.RecoverAsync(Stuck, refund.Id.ToString(), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (booked)
        {
            Log.Refunded(log, refund.OutRequestNo, outTradeNo);
        }
        else
        {
            await queue.TryAgainAsync(refund, TimeSpan.FromHours(1), mustQuery: true, refund.LastAnswer, cancellationToken);
        }
    }

    private async Task FailAsync(Refund refund, string answer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await confirmation.FailAsync(refund, answer, cancellationToken);
        await alerts.RecoverAsync(Stuck, refund.Id.ToString(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Failed(log, refund.OutRequestNo, answer);
    }

    private Task RaiseStuckAsync(Refund refund, string subCode, CancellationToken cancellationToken) => alerts.RaiseAsync(
        Stuck,
        refund.Id.ToString(),
        AlertSeverity.Critical,
        $"Alipay refuses refund {refund.OutRequestNo} over {refund.AmountFen} for now: {subCode}.",
        cancellationToken);

    private bool IsPatienceOver(Refund refund) => time.GetUtcNow() >= refund.CreatedAt.AddHours(options.Value.RefundPatienceHours);

    private Task<int> LaterAsync(Refund refund, bool mustQuery, string? answer, CancellationToken cancellationToken) =>
        queue.TryAgainAsync(refund, RefundAnswers.PauseAfter(refund.Attempts), mustQuery, answer, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 240, Level = LogLevel.Information, Message = "Refund {OutRequestNo} of {OutTradeNo} is made")]
        public static partial void Refunded(ILogger logger, string outRequestNo, string outTradeNo);

        [LoggerMessage(
            EventId = 241, Level = LogLevel.Warning, Message = "Refund {OutRequestNo} has failed ({Answer}); its credits are restored")]
        public static partial void Failed(ILogger logger, string outRequestNo, string answer);
    }
}
