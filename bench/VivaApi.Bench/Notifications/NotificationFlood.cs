using System.Diagnostics;
using VivaApi.Backend.Features.Payments;
using VivaApi.Bench.Shop;

namespace VivaApi.Bench.Notifications;

/// <summary>Orders of many customers, and a signed notification for each, ready to be posted.</summary>
internal sealed class NotificationFlood : IDisposable
{
    private const int AtOnce = 32;

    private readonly ShopWorld world;
    private readonly HttpClient http;
    private readonly IReadOnlyList<byte[]> bodies;
    private readonly Order last;
    private readonly byte[] lastBody;

    private NotificationFlood(ShopWorld world, List<Order> orders)
    {
        this.world = world;
        http = new HttpClient { BaseAddress = world.Service.Address };
        last = orders[^1];
        var notice = new SignedNotice(world.Alipay.AppId, world.Alipay.SellerId, world.AlipayKey);
        lastBody = notice.Of(last);
        bodies = [.. orders[..^1].Select(notice.Of)];
    }

    public static async Task<NotificationFlood> PrepareAsync(ShopWorld world, int count, CancellationToken cancellationToken)
    {
        var orders = await OpenOrders.PlaceAsync(world, count + 1, TimeProvider.System.GetUtcNow(), cancellationToken);
        var flood = new NotificationFlood(world, orders);

        // The first notifications pay for compiling and for connections; what is no order is refused after the same work.
        await flood.PostAllAsync([.. flood.bodies.Take(200).Select(Unsigned)], "fail", cancellationToken);
        return flood;
    }

    /// <returns>Notifications a second, each answered with success.</returns>
    public async Task<double> SendAllAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await PostAllAsync(bodies, "success", cancellationToken);
        return bodies.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Posts so many copies of one notification, that was not sent before, at once.</summary>
    public async Task<(int Succeeded, long Grants)> CopiesAsync(int copies, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => PostAsync(lastBody, cancellationToken)));
        var grants = await world.NumberAsync(
            $"select count(*) from credit_entries where kind = 'grant' and reference = 'order:{last.Id}'", cancellationToken);
        return (answers.Count(answer => answer == "success"), grants);
    }

    public void Dispose() => http.Dispose();

    private static byte[] Unsigned(byte[] body) => [.. body[..^12], .. "AAAAAAAAAA%3D"u8];

    private Task PostAllAsync(IReadOnlyList<byte[]> all, string expected, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        all,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (body, token) =>
        {
            var answer = await PostAsync(body, token);
            if (answer != expected)
            {
                throw new InvalidOperationException($"A notification was answered {answer}.");
            }
        });

    private async Task<string> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        using var answer = await http.PostAsync("/api/v1/payments/alipay/notify", content, cancellationToken);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }
}
