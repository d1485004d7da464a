using Npgsql;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>
/// No notification arrives, no payer is seen at the cashier before, no customer looks: whenever in its time an order is paid, it is
/// credited within 15 seconds.
/// </summary>
public sealed class UnseenPaymentTests(World world) : IClassFixture<World>
{
    /// <summary>The worker sleeps so long between two rounds.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task An_order_paid_at_any_moment_of_its_time_is_credited_within_fifteen_seconds_with_every_notification_lost()
    {
        world.Alipay.DropNotifications();
        var begin = world.Clock.GetUtcNow();
        var moments = new[] { TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(29), TimeSpan.FromSeconds(1_799) };
        var buyers = new List<Buyer>();
        foreach (var moment in moments)
        {
            var customer = await world.CustomerAsync();
            buyers.Add(new Buyer(customer, await customer.OrderAsync("pro"), begin + moment));
        }

        foreach (var buyer in buyers)
        {
            await LiveUntilAsync(buyer.PaysAt);
            await world.Alipay.PaysAsync(buyer.Order.At<string>("payment", "payUrl"), CancellationToken.None);
            await LiveUntilAsync(buyer.PaysAt + Promised);
            await buyer.Customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        }

        world.Alipay.Faults.Clear();
    }

    /// <summary>Every round of the worker that finds something to ask, as both clocks go on together.</summary>
    private async Task LiveUntilAsync(DateTimeOffset end)
    {
        while (await NextQuestionAsync() is { } wait && world.Clock.GetUtcNow() + wait <= end)
        {
            await PassAsync(wait);
            await world.Service.RunAsync<QueryOrders>();
        }

        await PassAsync(end - world.Clock.GetUtcNow());
    }

    /// <summary>Until the round that finds the next order due; null when none is open.</summary>
    private async Task<TimeSpan?> NextQuestionAsync()
    {
        await using var connection = await world.Books.OpenAsync();
        await using var query = new NpgsqlCommand("select min(next_query_at) - now() from orders", connection);
        return await query.ExecuteScalarAsync() is not TimeSpan due ? null : (due > TimeSpan.Zero ? due : TimeSpan.Zero) + Round;
    }

    // The queue goes by the database's clock, which nobody can move: its appointments are moved the other way.
    private async Task PassAsync(TimeSpan length)
    {
        world.Clock.Advance(length);
        var seconds = length.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await world.Books.RunAsync(
            $"""
             update orders set next_query_at = next_query_at - make_interval(secs => {seconds}),
                    last_queried_at = last_queried_at - make_interval(secs => {seconds})
              where next_query_at is not null
             """);
    }

    private sealed record Buyer(Customer Customer, Answer Order, DateTimeOffset PaysAt);
}
