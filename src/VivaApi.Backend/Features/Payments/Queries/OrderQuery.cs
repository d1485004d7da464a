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
    /// <param name="patience">Ends the wait for Alipay; what it has said is booked to the end, whoever hangs up or stops meanwhile.</param>
    public async Task<OrderKnowledge> AskAsync(Order order, CancellationToken patience) =>
        await alipay.QueryAsync(order.OutTradeNo, patience) switch
        {
            AlipayQueryOutcome.Found { Status: AlipayTradeStatus.TradeSuccess or AlipayTradeStatus.TradeFinished } paid =>
                await ConfirmAsync(order, paid),
            AlipayQueryOutcome.Found { Status: AlipayTradeStatus.TradeClosed } => await EndAsync(order),
            AlipayQueryOutcome.Found { Status: AlipayTradeStatus.WaitBuyerPay } => await WaitAsync(order),
            AlipayQueryOutcome.NotExist => await NobodyCameAsync(order),
            _ => await UnknownAsync(order),
        };

    private bool IsPastDeadline(Order order) => time.GetUtcNow() >= order.ExpiresAt.AddSeconds(options.Value.CloseGraceSeconds);

    private async Task<OrderKnowledge> ConfirmAsync(Order order, AlipayQueryOutcome.Found paid)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var evidence = new PaymentEvidence(paid.OutTradeNo, paid.TradeNo, paid.TotalAmount, paid.PaidAt ?? time.GetUtcNow());
        var (verdict, _) = await confirmation.ApplyAsync(evidence, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        if (verdict is NotificationVerdict.Applied)
        {
            Log.FoundPaid(log, order.OutTradeNo);
        }

        if (verdict is NotificationVerdict.Applied or NotificationVerdict.NothingToDo)
        {
            return OrderKnowledge.Paid;
        }

        // The alarm is raised; a person must look, and asking every ten seconds does not help.
        await queue.AskAgainAsync(order, TimeSpan.FromHours(1), CancellationToken.None);
        return OrderKnowledge.Unknown;
    }

    // A trade that was paid and wholly given back before we heard of it is closed too: nobody is owed credits for it.
    private async Task<OrderKnowledge> EndAsync(Order order)
    {
        await closing.CloseHereAsync(order.Id, nothingToAsk: true, CancellationToken.None);
        return OrderKnowledge.Over;
    }

    private async Task<OrderKnowledge> WaitAsync(Order order)
    {
        var attempts = await queue.SawPayerAsync(order, CancellationToken.None) > 0 ? 0 : order.QueryAttempts;
        if (!IsPastDeadline(order))
        {
            await queue.AskAgainAsync(order, QuerySchedule.PauseAfter(attempts, options.Value), CancellationToken.None);
            return OrderKnowledge.Open;
        }

        switch (await alipay.CloseAsync(order.OutTradeNo, CancellationToken.None))
        {
            case AlipayCloseOutcome.Closed:
                return await EndAsync(order);
            case AlipayCloseOutcome.NotClosable:
                // Most likely paid between the question and the closing. Not asked at once: should Alipay go on saying both, each round
                // would ask again.
                await queue.AskAgainAsync(order, TimeSpan.FromSeconds(options.Value.QuerySeconds), CancellationToken.None);
                return OrderKnowledge.Open;
            default:
                return await UnknownAsync(order);
        }
    }

    // Before the deadline "no such trade" only means that nobody has opened the page yet.
    private async Task<OrderKnowledge> NobodyCameAsync(Order order)
    {
        if (!IsPastDeadline(order))
        {
            await queue.AskAgainAsync(order, QuerySchedule.PauseAfter(order.QueryAttempts, options.Value), CancellationToken.None);
            return OrderKnowledge.Open;
        }

        if (order.State == OrderState.Closed)
        {
            await queue.ForgetAsync(order, CancellationToken.None);
            return OrderKnowledge.Over;
        }

        // One more question later: the deadline is Alipay's to keep, and money that came all the same is credited.
        await closing.CloseHereAsync(order.Id, nothingToAsk: false, CancellationToken.None);
        await queue.AskAgainAsync(order, TimeSpan.FromMinutes(10), CancellationToken.None);
        return OrderKnowledge.Over;
    }

    private async Task<OrderKnowledge> UnknownAsync(Order order)
    {
        await queue.AskAgainAsync(order, QuerySchedule.PauseAfter(order.QueryAttempts, options.Value), CancellationToken.None);
        return OrderKnowledge.Unknown;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 220, Level = LogLevel.Information, Message = "Order {OutTradeNo} is paid, as Alipay answered when asked")]
        public static partial void FoundPaid(ILogger logger, string outTradeNo);
    }
}
