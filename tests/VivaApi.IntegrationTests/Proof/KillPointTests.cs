using System.Net;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>
/// The service is killed between two steps, at one point after the other; each next start finishes what the one before left, and is
/// killed in turn. In the end every story has ended as it should, once.
/// </summary>
public sealed class KillPointTests(KillWorld world) : IClassFixture<KillWorld>
{
    private const int Killed = 128 + 9;

    /// <summary>Where most is at stake: killed at with every test run, the others when the proof is long.</summary>
    private static readonly string[] Worst =
    [
        "payment: credits granted", "payment: committed", "request: committed", "generation: submitted", "generation: credits settled",
    ];

    private readonly List<Task<string>> stories = [];

    [Fact]
    public async Task Killed_between_any_two_steps_the_service_finishes_each_story_once()
    {
        var points = KillPoints.InTheService();
        if (KillPoints.AreLeftOut)
        {
            Assert.Empty(points);
            return;
        }

        Assert.True(points.Count >= 15, $"Only {points.Count} kill points are left: {string.Join(", ", points)}");
        var rarities = new Rarities("service killed", "killed", "succeeded", Persistent.Unknown, Persistent.Replay);
        var customer = world.NewCustomer();
        foreach (var point in ProofLength.IsLong ? points : [.. points.Intersect(Worst)])
        {
            await KillAtAsync(point, customer, rarities);
        }

        await using (await world.StartAsync(killAt: null))
        {
            foreach (var end in await FinishAsync())
            {
                rarities.Saw(end);
            }

            await MustBeRightAsync(customer);
        }

        var (code, output) = await RealAudit.RunAsync(world.Books.ConnectionString);
        Assert.True(code == 0, output);
        rarities.MustHaveBeenSeen();
    }

    private async Task KillAtAsync(string point, Customer customer, Rarities rarities)
    {
        await using var service = await world.StartAsync(point);
        if (stories.Count == 0)
        {
            await customer.RegisterAsync();
        }

        if (point == "generation: credits released")
        {
            world.Viva.NextSubmit(VivaFault.Fails);
        }

        stories.Add(new PurchaseStory(customer, world.Alipay, rarities).RunAsync(TestContext.Current.CancellationToken));
        var ended = await Task.WhenAny(
            service.Ended, Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.True(ended == service.Ended, $"The service was never killed at \"{point}\":{Environment.NewLine}{service.Output}");
        Assert.Equal((point, Killed), (point, await service.Ended));
        rarities.Saw("killed");
        await world.Books.AreRightAsync();
        await world.LetTimePassAsync();
    }

    private async Task<string[]> FinishAsync()
    {
        var all = Task.WhenAll(stories);
        while (await Task.WhenAny(all, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System)) != all)
        {
            await world.LetDoubtsAgeAsync();
        }

        return await all;
    }

    private async Task MustBeRightAsync(Customer customer)
    {
        var ends = await Task.WhenAll(stories);
        var spent = 15 * ends.Count(end => end == "succeeded");
        await customer.HasAsync(available: (50 * ends.Length) - spent, quota: 50 * ends.Length, used: spent, reserved: 0);
        Assert.Equal(ends.Length, await ListedAsync("/orders"));
        Assert.Equal(ends.Length, await ListedAsync("/generations"));

        async Task<int> ListedAsync(string path) =>
            (await customer.GetAsync($"{path}?limit=100")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Count;
    }
}
