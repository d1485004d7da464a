using VivaApi.Backend.Integrations.Viva;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>The operator's setting puts one of the relay's own routes in the place of the operators' route.</summary>
public sealed class RouteTests(RouteTests.RelayWorld world) : IClassFixture<RouteTests.RelayWorld>
{
    [Fact]
    public async Task A_setting_sends_the_default_model_over_the_relays_own_route()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync("over another route");

        await world.MakeVideosAsync();

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(VivaRoute.VideoCreate, Assert.Single(world.Viva.Submissions).Route);
        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{id}' and route = 'video_create'"));
    }

    public sealed class RelayWorld(TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Generation:Route"] = "VideoCreate",
        };
    }
}
