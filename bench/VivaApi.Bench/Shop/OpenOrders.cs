using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Bench.Shop;

/// <summary>Orders of many customers, placed in the database at once.</summary>
internal static class OpenOrders
{
    private const int Customers = 200;

    /// <summary>Saved so many at a time.</summary>
    private const int Batch = 5_000;

    public static async Task<List<Order>> PlaceAsync(ShopWorld world, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var users = Enumerable.Range(0, Customers).Select(turn => User.Register($"customer-{turn}@example.com", now)).ToList();
        db.AddRange(users);
        var package = await db.CreditPackages.SingleAsync(each => each.Code == "pro", cancellationToken);
        var terms = new OrderTerms("VIVA", TimeSpan.FromDays(1));
        var orders = Enumerable.Range(0, count)
            .Select(turn => Order.Place(users[turn % Customers].Id, package, PaymentChannel.Page, terms, now))
            .ToList();
        await db.SaveChangesAsync(cancellationToken);
        foreach (var batch in orders.Chunk(Batch))
        {
            db.AddRange(batch);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return orders;
    }
}
