using System.Collections.Concurrent;
using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>
/// Customers who spend more than they have while the ground shakes. They remember every answer they were given, and afterwards insist:
/// what was acknowledged is there, once; what was refused is not.
/// </summary>
internal sealed class SpendingLoad(IReadOnlyList<Customer> customers, Rarities rarities)
{
    private const int Room = 33;
    private readonly ConcurrentDictionary<string, (Customer Customer, Answer Answer)> decided = new(StringComparer.Ordinal);

    public int Decided => decided.Count;

    /// <summary>Every customer has the enterprise package, and four hands that each spend so often.</summary>
    public Task RunAsync(int spendsOfAHand) => Task.WhenAll(
        from customer in customers
        from hand in Enumerable.Range(0, 4)
        select SpendAsync(customer, spendsOfAHand));

    public async Task MustHaveBeenTrueAsync(Books books)
    {
        foreach (var (key, (customer, answer)) in decided)
        {
            var again = await customer.GenerateAsync("cat", key);
            Assert.Equal((key, answer.Status, answer.Text), (key, again.Status, again.Text));
            Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
        }

        foreach (var customer in customers)
        {
            var answers = decided.Values.Where(spend => spend.Customer == customer).Select(spend => spend.Answer).ToList();
            var accepted = answers.Where(answer => answer.Status == HttpStatusCode.Accepted).Select(answer => answer.At<string>("id"));
            Assert.Equal(Room, accepted.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(answers.Count - Room, answers.Count(answer => answer.Status == HttpStatusCode.PaymentRequired));
            await customer.HasAsync(available: 5, quota: 500, used: 0, reserved: 495);
        }

        await books.AreRightAsync();
    }

    private async Task SpendAsync(Customer customer, int times)
    {
        for (var turn = 0; turn < times; turn++)
        {
            var key = Customer.NewKey();
            var answer = await Persistent.UntilDecidedAsync(() => customer.GenerateAsync("cat", key), rarities);
            rarities.Saw(answer.Status == HttpStatusCode.Accepted ? "accepted" : "insufficient");
            decided[key] = (customer, answer);
        }
    }
}
