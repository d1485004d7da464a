using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>Asks Alipay about orders that are not paid yet: no notification has to arrive for a payment to be credited.</summary>
internal sealed class QueryOrders(OrderQueue queue, IServiceScopeFactory scopes, AlertBook alerts) : IWorker
{
    public const string Unanswered = "alipay_unanswered";

    public static string Name => "query-orders";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var orders = await queue.ClaimDueAsync(cancellationToken);
        var answers = await Task.WhenAll(orders.Select(async order =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<OrderQuery>().AskAsync(order, cancellationToken, cancellationToken);
        }));
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
}
