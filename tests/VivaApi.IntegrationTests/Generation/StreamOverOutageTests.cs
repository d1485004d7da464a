using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>Alone in its world, whose database goes away.</summary>
public sealed class StreamOverOutageTests(StreamWorld world) : IClassFixture<StreamWorld>
{
    [Fact]
    public async Task A_stream_goes_on_over_a_database_that_is_away()
    {
        world.ExpectError("Failed executing DbCommand");
        world.ExpectError("An error occurred using the connection to database");
        world.ExpectError("An exception occurred while iterating over the results of a query");
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        using var stream = await customer.FollowAsync($"/generations/{id}/events");
        Assert.Equal("queued", (await stream.NextAsync())!.State);

        await world.Books.GoAwayAsync();
        ServerEvent? sign;
        try
        {
            sign = await stream.NextSignAsync(world);
        }
        finally
        {
            await world.Books.ComeBackAsync();
        }

        Assert.Equal(new ServerEvent(null, null, null), sign);
    }
}
