using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>What a question to Alipay brought to light about an order.</summary>
internal enum OrderKnowledge
{
    /// <summary>It is paid, here too.</summary>
    Paid,

    /// <summary>It cannot be paid any more.</summary>
    Over,

    /// <summary>Not paid yet.</summary>
    Open,

    /// <summary>Alipay gave no answer that can be relied on: nothing is concluded from it.</summary>
    Unknown,
}

/// <summary>
/// Asks Alipay about one claimed order and acts on the answer: a payment is confirmed by the same step that a notification uses, an order
/// past its deadline is closed there and here. No transaction is open while Alipay is asked.
/// </summary>
internal sealed partial class OrderQuery(
    AppDbContext db,
    AlipayGateway alipay,
    OrderQueue queue,
    OrderClosing closing,
    PaymentConfirmation confirmation,
    IOptions<PaymentOptions> options,
    TimeProvider time,
    ILogger<OrderQuery> log)
{
    /// <param name="order">As it was claimed.</param>
    /// <param name="patience">Ends the wait for Alipay, not the booking of what it said.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    public async Task<OrderKnowledge> AskAsync(Order order, CancellationToken patience, CancellationToken cancellationToken) =>
        await alipay.QueryAsync(order.OutTradeNo, patience) switch
        {
            AlipayQueryOutcome.Found { Status: AlipayTradeStatus.TradeSuccess or AlipayTradeStatus.TradeFinished } paid =>
                await ConfirmAsync(order, paid, cancellationToken),
            AlipayQueryOutcome.Found { Status: AlipayTradeStatus.TradeClosed } => await EndAsync(order, cancellationToken),
            AlipayQueryOutcome.Found { Status: AlipayTradeStatus.WaitBuyerPay } => await WaitAsync(order, cancellationToken),
            AlipayQueryOutcome.NotExist => await NobodyCameAsync(order, cancellationToken),
            _ => await UnknownAsync(order, cancellationToken),
        };

    private bool IsPastDeadline(Order order) => time.GetUtcNow() >= order.ExpiresAt.AddSeconds(options.Value.CloseGraceSeconds);

    private async Task<OrderKnowledge> ConfirmAsync(Order order, AlipayQueryOutcome.Found paid, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var evidence = new PaymentEvidence(paid.OutTradeNo, paid.TradeNo, paid.TotalAmount, paid.PaidAt ?? time.GetUtcNow());
        var (verdict, _) = await confirmation.ApplyAsync(evidence, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (verdict is NotificationVerdict.Applied)
        {
            Log.FoundPaid(log, order.OutTradeNo);
        }

        if (verdict is NotificationVerdict.Applied or NotificationVerdict.NothingToDo)
        {
            return OrderKnowledge.Paid;
        }

        // The alarm is raised; a person must look, and asking every ten seconds does not help.
        await queue.AskAgainAsync(order, TimeSpan.FromHours(1), cancellationToken);
        return OrderKnowledge.Unknown;
    }

    // A trade that was paid and wholly given back before we heard of it is closed too: nobody is owed credits for it.
    private async Task<OrderKnowledge> EndAsync(Order order, CancellationToken cancellationToken)
    {
        await closing.CloseHereAsync(order.Id, nothingToAsk: true, cancellationToken);
        return OrderKnowledge.Over;
    }

    private async Task<OrderKnowledge> WaitAsync(Order order, CancellationToken cancellationToken)
    {
        var attempts = await queue.SawPayerAsync(order, cancellationToken) > 0 ? 0 : order.QueryAttempts;
        if (!IsPastDeadline(order))
        {
            await queue.AskAgainAsync(order, QuerySchedule.PauseAfter(attempts, options.Value), cancellationToken);
            return OrderKnowledge.Open;
        }

        switch (await alipay.CloseAsync(order.OutTradeNo, cancellationToken))
        {
            case AlipayCloseOutcome.Closed:
                return await EndAsync(order, cancellationToken);
            case AlipayCloseOutcome.NotClosable:
                // Most likely paid between the question and the closing: ask at once.
                await queue.AskAgainAsync(order, TimeSpan.Zero, cancellationToken);
                return OrderKnowledge.Open;
            default:
                return await UnknownAsync(order, cancellationToken);
        }
    }

    // Before the deadline "no such trade" only means that nobody has opened the page yet.
    private async Task<OrderKnowledge> NobodyCameAsync(Order order, CancellationToken cancellationToken)
    {
        if (!IsPastDeadline(order))
        {
            await queue.AskAgainAsync(order, QuerySchedule.PauseAfter(order.QueryAttempts, options.Value), cancellationToken);
            return OrderKnowledge.Open;
        }

        if (order.State == OrderState.Closed)
        {
            await queue.ForgetAsync(order, cancellationToken);
            return OrderKnowledge.Over;
        }

        // One more question later: the deadline is Alipay's to keep, and money that came all the same is credited.
        await closing.CloseHereAsync(order.Id, nothingToAsk: false, cancellationToken);
        await queue.AskAgainAsync(order, TimeSpan.FromMinutes(10), cancellationToken);
        return OrderKnowledge.Over;
    }

    private async Task<OrderKnowledge> UnknownAsync(Order order, CancellationToken cancellationToken)
    {
        await queue.AskAgainAsync(order, QuerySchedule.PauseAfter(order.QueryAttempts, options.Value), cancellationToken);
        return OrderKnowledge.Unknown;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 220, Level = LogLevel.Information, Message = "Order {OutTradeNo} is paid, as Alipay answered when asked")]
        public static partial void FoundPaid(ILogger logger, string outTradeNo);
    }
}
