using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>Asks Alipay about orders that are not paid yet: no notification has to arrive for a payment to be credited.</summary>
internal sealed class QueryOrders(OrderQueue queue, IServiceScopeFactory scopes, AlertBook alerts, IOptions<PaymentOptions> settings)
    : IWorker
{
    public const string Unanswered = "alipay_unanswered";

    public static string Name => "query-orders";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var orders = await queue.ClaimDueAsync(cancellationToken);
        var answers = await Task.WhenAll(orders.Select(order => AskAsync(order, cancellationToken)));
        if (answers.Length == 0)
        {
            return 0;
        }

        if (answers.Any(answer => answer != OrderKnowledge.Unknown))
        {
            await alerts.RecoverAsync(Unanswered, "query", cancellationToken);
        }
        else
        {
            await alerts.RaiseAsync(
                Unanswered,
                "query",
                AlertSeverity.Warning,
                $"Alipay gave no usable answer about {answers.Length} orders in a row; they stay open and are asked about again.",
                cancellationToken);
        }

        return orders.Count;
    }

    private async Task<OrderKnowledge> AskAsync(Order order, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<OrderQuery>().AskAsync(order, stopping);
        }
        catch
        {
            // The lease would keep the order from everybody for a minute. A copy that stops hands it to the others at once.
            var pause = stopping.IsCancellationRequested ? TimeSpan.Zero : QuerySchedule.PauseAfter(order.QueryAttempts, settings.Value);
            await scope.ServiceProvider.GetRequiredService<OrderQueue>().AskAgainAsync(order, pause, CancellationToken.None);
            throw;
        }
    }
}
