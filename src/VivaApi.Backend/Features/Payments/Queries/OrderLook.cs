using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>A customer looks at an order that is not paid yet: Alipay is asked for them, seldom and not for long.</summary>
internal sealed class OrderLook(OrderQueue queue, OrderQuery query, IOptions<PaymentOptions> options, TimeProvider time)
{
    /// <param name="orderId">The order.</param>
    /// <param name="cancellationToken">The customer hangs up: ends the wait for Alipay, and nothing that follows its answer.</param>
    /// <returns>Whether Alipay was asked and answered in time, so that the order may have changed.</returns>
    public async Task<bool> TryAsync(Guid orderId, CancellationToken cancellationToken)
    {
        if (await queue.TryLookAsync(orderId, cancellationToken) is not { } order)
        {
            return false;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.QueryWaitSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await query.AskAsync(order, either.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            // Nobody waits any more. A look holds no lease, so there is nothing to give back: the worker asks when it would have asked.
            return false;
        }
    }
}
