using System.Net;
using VivaApi.Backend.Features.Quota;
using VivaApi.IntegrationTests.Database;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>The same story under each way of dividing VivaAPI, with an old and a new VivaAPI.</summary>
public sealed class ThreeModesTests(TestDatabases databases)
{
    // 25 fen a credit and 714,286 units a yuan.
    private const long UnitsFor500 = 89_285_750;
    private const long UnitsFor485 = 86_607_178;

    public static TheoryData<string, string, bool, bool> Modes => new()
    {
        { "shared", "modern", false, false },
        { "shared", "legacy", false, false },
        { "hybrid", "modern", false, true },
        { "hybrid", "legacy", false, true },
        { "dedicated", "modern", true, true },
        { "dedicated", "legacy", true, true },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_customer_buys_and_generates_and_all_books_agree(string mode, string manner, bool proHasKey, bool enterpriseHasKey)
    {
        await using var world = new ProvisioningWorld(databases)
        {
            Mode = Enum.Parse<ProvisioningMode>(mode, ignoreCase: true),
            Manner = Enum.Parse<VivaManner>(manner, ignoreCase: true),
        };
        await world.InitializeAsync();
        await StoryAsync(world, "pro", 150, proHasKey);
        await StoryAsync(world, "enterprise", 500, enterpriseHasKey);

        var tokens = await world.TokensAsync();
        Assert.Equal((proHasKey ? 1 : 0) + (enterpriseHasKey ? 1 : 0), tokens.Count);
        if (enterpriseHasKey)
        {
            Assert.Equal(UnitsFor500 - (15 * 178_571), (long)tokens[0]["remain_quota"]!);
            await SettlesAsync(world);
        }
    }

    private static async Task StoryAsync(ProvisioningWorld world, string package, long credits, bool hasKey)
    {
        var customer = await world.CustomerWithAsync(package);
        await customer.HasAsync(credits, credits, used: 0, reserved: 0);
        await world.ProvisionAsync();

        var id = await customer.GenerationAsync();
        await world.MakeVideosAsync();

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(HttpStatusCode.OK, (await customer.DownloadAsync($"/generations/{id}/video")).Status);
        await customer.HasAsync(credits - 15, credits, used: 15, reserved: 0);
        var sentWith = world.Viva.Submissions[^1].Key;
        Assert.Equal(hasKey ? await world.KeyOfAsync((await world.TokensAsync())[0]) : world.Viva.Key, sentWith);
    }

    // Once a day VivaAPI's numbers are set anew from our books.
    private static async Task SettlesAsync(ProvisioningWorld world)
    {
        world.Clock.Advance(TimeSpan.FromHours(25));
        await world.ProvisionAsync();

        Assert.Equal(UnitsFor485, (long)(await world.TokensAsync())[0]["remain_quota"]!);
    }
}
