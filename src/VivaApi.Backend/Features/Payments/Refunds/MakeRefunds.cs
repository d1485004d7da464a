using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>Takes refunds to their end: asks for the money, asks what became of it, books what was found.</summary>
internal sealed class MakeRefunds(RefundQueue queue, IServiceScopeFactory scopes) : IWorker
{
    public static string Name => "make-refunds";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var refunds = await queue.ClaimAsync(cancellationToken);
        await Task.WhenAll(refunds.Select(async refund =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RefundStep>().RunAsync(refund, cancellationToken);
        }));
        return refunds.Count;
    }
}
