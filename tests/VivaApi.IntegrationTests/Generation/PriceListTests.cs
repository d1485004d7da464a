using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>The price list is kept at hand, and yet no job is accepted by an old one.</summary>
public sealed class PriceListTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_new_price_counts_from_the_moment_it_is_there()
    {
        var customer = await world.CustomerWithAsync("pro");
        await customer.GenerationAsync();

        await world.Books.RunAsync("update generation_models set price_credits = 20 where code = 'veo3'");
        var dearer = (await customer.GenerateAsync()).Is(HttpStatusCode.Accepted);
        await world.Books.RunAsync("update generation_models set price_credits = 15 where code = 'veo3'");
        var cheaper = (await customer.GenerateAsync()).Is(HttpStatusCode.Accepted);

        Assert.Equal((20L, 15L), (dearer.At<long>("priceCredits"), cheaper.At<long>("priceCredits")));
        await customer.HasAsync(available: 100, quota: 150, used: 0, reserved: 50);
    }

    [Fact]
    public async Task A_withdrawn_model_is_refused_at_once_but_what_was_accepted_is_replayed()
    {
        var customer = await world.CustomerWithAsync("basic");
        var (before, after) = (Customer.NewKey(), Customer.NewKey());
        var accepted = (await customer.GenerateAsync("cat", before)).Is(HttpStatusCode.Accepted);

        await world.Books.RunAsync("update generation_models set on_offer = false where code = 'veo3'");
        var refused = (await customer.GenerateAsync("cat", after)).IsProblem(HttpStatusCode.NotFound, "model_not_found");
        var repeated = (await customer.GenerateAsync("cat", before)).Is(HttpStatusCode.Accepted);
        await world.Books.RunAsync("update generation_models set on_offer = true where code = 'veo3'");
        var again = (await customer.GenerateAsync("cat", after)).IsProblem(HttpStatusCode.NotFound, "model_not_found");
        await customer.GenerationAsync();

        Assert.Equal(accepted.Text, repeated.Text);
        Assert.Equal(refused.Text, again.Text);
        await customer.HasAsync(available: 20, quota: 50, used: 0, reserved: 30);
    }
}
