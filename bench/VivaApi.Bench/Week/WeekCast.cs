using System.Net;

namespace VivaApi.Bench.Week;

/// <summary>The operator, and customers who do on purpose what others do by chance.</summary>
internal sealed class WeekCast(WeekWorld world, WeekDiary diary, TimeProvider clock) : IDisposable
{
    private readonly Dictionary<string, WeekPerson> people = new(StringComparer.Ordinal);

    public WeekPerson Operator { get; } = new(world, "operator", clock);

    /// <summary>The customer of this name, who registers when first named.</summary>
    public async Task<WeekPerson> NamedAsync(string name, CancellationToken cancellationToken)
    {
        if (!people.TryGetValue(name, out var person))
        {
            people[name] = person = new WeekPerson(world, name, clock);
            await person.RegisterAsync(cancellationToken);
        }

        return person;
    }

    public async Task<WeekOrder> BuysAsync(string name, string package, CancellationToken cancellationToken)
    {
        var order = await (await NamedAsync(name, cancellationToken)).BuyAsync(package, world.Alipay, cancellationToken);
        var (fen, credits) = WeekOffers.All[package];
        diary.Sold(package, fen, credits);
        return order;
    }

    public async Task MakesAsync(string name, int videos, string? fault, CancellationToken cancellationToken)
    {
        var person = await NamedAsync(name, cancellationToken);
        for (var video = 0; video < videos; video++)
        {
            if (await person.GenerateAsync(fault, cancellationToken) is not HttpStatusCode.Accepted and var status)
            {
                throw new InvalidOperationException($"{name} was turned away with {status}.");
            }
        }
    }

    public async Task AdjustsAsync(string name, long credits, CancellationToken cancellationToken)
    {
        var id = await IdAsync(name, cancellationToken);
        await Operator.PostAsync(
            $"/admin/users/{id}/credit-adjustments", new { credits, reason = "A correction." }, cancellationToken);
    }

    /// <summary>An operator's refund, of which nothing is told to the diary: it may fail.</summary>
    public Task RefundsAsync(WeekOrder order, long amountFen, CancellationToken cancellationToken) => Operator.PostAsync(
        $"/admin/orders/{order.Id}/refund", new { reason = "As agreed.", amountFen }, cancellationToken);

    public void Dispose()
    {
        Operator.Dispose();
        foreach (var person in people.Values)
        {
            person.Dispose();
        }
    }

    private async Task<string> IdAsync(string name, CancellationToken cancellationToken) =>
        (string)(await (await NamedAsync(name, cancellationToken)).GetAsync("/me", cancellationToken))["id"]!;
}
