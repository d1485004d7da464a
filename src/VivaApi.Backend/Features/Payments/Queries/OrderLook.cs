using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>A customer looks at an order that is not paid yet: Alipay is asked for them, seldom and not for long.</summary>
internal sealed class OrderLook(OrderQueue queue, OrderQuery query, IOptions<PaymentOptions> options, TimeProvider time)
{
    /// <returns>Whether Alipay was asked and answered in time, so that the order may have changed.</returns>
    public async Task<bool> TryAsync(Guid orderId, CancellationToken cancellationToken)
    {
        if (await queue.TryClaimAsync(orderId, cancellationToken) is not { } order)
        {
            return false;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.QueryWaitSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await query.AskAsync(order, either.Token, cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Too slow for somebody who is waiting; the worker asks again at the usual pace.
            await queue.AskAgainAsync(order, QuerySchedule.PauseAfter(order.QueryAttempts, options.Value), cancellationToken);
            return false;
        }
    }
}
