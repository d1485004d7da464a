using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Quota;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>
/// A key that its customer was shown can be spent elsewhere. What was spent there is never given back, and no other key makes up for it.
/// </summary>
public sealed class RevealedKeyTests(RevealWorld world, TestDatabases databases) : IClassFixture<RevealWorld>
{
    [Fact]
    public async Task What_was_spent_outside_is_given_back_neither_by_a_settlement_nor_by_a_purchase()
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        await world.SpendOutsideAsync(key, videos: 2);

        await SettleAsync(customer);
        Assert.Equal(RevealWorld.Units(500) - RevealWorld.PriceOf(2), await world.LeftOfAsync(customer));
        await world.PaysAsync(await customer.OrderAsync("enterprise"));
        await world.ProvisionAsync();
        Assert.Equal(RevealWorld.Units(1_000) - RevealWorld.PriceOf(2), await world.LeftOfAsync(customer));

        var seen = await SeenByOperatorAsync(customer);
        Assert.Equal(
            (1_000L, 970L, 30L),
            (seen.At<long>("creditsInBooks"), seen.At<long>("creditsAtVivaApi"), seen.At<long>("creditsUsedOutside")));
    }

    [Fact]
    public async Task Videos_made_here_and_outside_come_off_the_key_once_each()
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await world.SpendOutsideAsync(key, videos: 1);
        await SettleAsync(customer);
        await SettleAsync(customer);

        Assert.Equal(RevealWorld.Units(500) - RevealWorld.PriceOf(2), await world.LeftOfAsync(customer));
        Assert.Equal(15, (await SeenByOperatorAsync(customer)).At<long>("creditsUsedOutside"));
        await customer.HasAsync(available: 485, quota: 500, used: 15, reserved: 0);
    }

    [Fact]
    public async Task Spending_while_a_purchase_tops_the_key_up_is_neither_lost_nor_won()
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        await world.PaysAsync(await customer.OrderAsync("enterprise"));

        await Task.WhenAll(
            Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.SpendOutsideAsync(key, videos: 5))), world.ProvisionAsync());
        await world.ProvisionAsync();

        var token = await world.TokenOfAsync(customer);
        Assert.Equal(RevealWorld.PriceOf(20), (long)token["used_quota"]!);
        Assert.Equal(RevealWorld.Units(1_000) - RevealWorld.PriceOf(20), (long)token["remain_quota"]!);
    }

    [Fact]
    public async Task When_the_key_is_spent_no_master_key_makes_the_video_and_a_purchase_brings_it_back()
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        await world.SpendOutsideAsync(key, videos: 33);

        var id = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await EndsWithoutAKeyAsync(customer, id);
        await world.ProvisionAsync();
        id = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await EndsWithoutAKeyAsync(customer, id);
        await customer.HasAsync(available: 500, quota: 500, used: 0, reserved: 0);

        await world.ProvisionAsync();
        await world.PaysAsync(await customer.OrderAsync("enterprise"));
        await world.ProvisionAsync();
        id = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(key, world.Viva.Submissions[^1].Key);
    }

    [Fact]
    public async Task A_key_with_nothing_left_is_not_even_tried()
    {
        var (customer, _) = await world.CustomerWithShownKeyAsync();
        await world.Books.RunAsync(
            $"update dedicated_keys set granted_units = used_units where user_id = '{await RevealWorld.IdOfAsync(customer)}'");
        await SettleAsync(customer);
        Assert.Equal(0, await world.LeftOfAsync(customer));
        var before = world.Viva.Submissions.Count;

        var id = await customer.GenerationAsync();
        await world.MakeVideosAsync();

        await EndsWithoutAKeyAsync(customer, id);
        Assert.Equal(before, world.Viva.Submissions.Count);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("deleted")]
    public async Task When_an_operator_ends_the_key_no_master_key_takes_its_place(string state)
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        await world.SpendOutsideAsync(key, videos: 2);
        await ChangeAsync(customer, state);
        await world.ProvisionAsync();
        var id = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await EndsWithoutAKeyAsync(customer, id);

        await ChangeAsync(customer, "serve");
        await world.ProvisionAsync();
        Assert.Equal(RevealWorld.Units(500) - RevealWorld.PriceOf(2), await world.LeftOfAsync(customer));
        id = await customer.GenerationAsync();
        await world.MakeVideosAsync();

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(await world.KeyOfAsync(await world.TokenOfAsync(customer)), world.Viva.Submissions[^1].Key);
        Assert.Equal(state == "disabled", key == world.Viva.Submissions[^1].Key);
    }

    [Fact]
    public async Task While_the_key_is_topped_up_jobs_wait_for_it()
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        await world.PaysAsync(await customer.OrderAsync("enterprise"));
        var id = await customer.GenerationAsync();

        await world.MakeVideosAsync();
        Assert.Equal("queued", await customer.StateOfGenerationAsync(id));
        await world.ProvisionAsync();
        await world.Books.MakeJobsDueAsync();
        await world.MakeVideosAsync();

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(key, world.Viva.Submissions[^1].Key);
    }

    [Fact]
    public async Task Under_plan_B_the_key_is_still_the_only_one_and_purchases_top_it_up()
    {
        var (customer, key) = await world.CustomerWithShownKeyAsync();
        world.Mode = ProvisioningMode.Shared;
        await using var shared = world.StartService();
        world.Mode = ProvisioningMode.Hybrid;
        await world.SpendOutsideAsync(key, videos: 1);
        await world.PaysAsync(await customer.At(shared).OrderAsync("enterprise"));
        await world.ProvisionAsync(shared);

        await customer.GenerationAsync();
        await shared.RunAsync<SubmitGenerations>();

        Assert.Equal(key, world.Viva.Submissions[^1].Key);
        Assert.Equal(RevealWorld.Units(1_000) - RevealWorld.PriceOf(2), await world.LeftOfAsync(customer));
    }

    [Fact]
    public async Task What_was_spent_outside_is_not_refunded()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("enterprise");
        await world.PaysAsync(order);
        await world.ProvisionAsync();
        var key = (await RevealWorld.RevealAsync(customer)).At<string>("key");
        await world.SpendOutsideAsync(key, videos: 2);
        await SettleAsync(customer);
        var id = order.At<string>("order", "id");
        var person = await world.OperatorAsync();

        var refused = await person.PostAsync($"/admin/orders/{id}/refund", new { reason = "wants it back" }, Customer.NewKey());
        Assert.Equal(470, refused.IsProblem(HttpStatusCode.Conflict, "not_refundable").At<long>("unspentCredits"));
        var fen = refused.At<long>("refundableFen");
        var part = await person.PostAsync($"/admin/orders/{id}/refund", new { reason = "a part", amountFen = fen }, Customer.NewKey());
        part.Is(HttpStatusCode.Accepted);
        await world.ProvisionAsync();

        Assert.InRange(await world.LeftOfAsync(customer), 0, RevealWorld.Units(1));
    }

    [Fact]
    public async Task An_old_VivaAPI_keeps_a_failed_videos_price_on_the_key_and_the_key_is_topped_up_by_it()
    {
        await using var old = new RevealWorld(databases) { Manner = VivaManner.Legacy, KeysKeepFailedPrices = true };
        await old.InitializeAsync();
        var (customer, key) = await old.CustomerWithShownKeyAsync();
        old.Viva.NextSubmit(VivaFault.Fails);
        var id = await customer.GenerationAsync();
        await old.MakeVideosAsync();
        Assert.Equal("failed", await customer.StateOfGenerationAsync(id));
        await old.SpendOutsideAsync(key, videos: 1);
        Assert.Equal(RevealWorld.Units(500) - RevealWorld.PriceOf(2), await old.LeftOfAsync(customer));

        old.Clock.Advance(TimeSpan.FromHours(25));
        await old.ProvisionAsync();
        old.Clock.Advance(TimeSpan.FromHours(25));
        await old.ProvisionAsync();
        await customer.LogInAsync();

        Assert.Equal(RevealWorld.Units(500) + RevealWorld.Units(15) - RevealWorld.PriceOf(2), await old.LeftOfAsync(customer));
    }

    // Told to serve, a key that serves is looked at anew.
    private async Task SettleAsync(Customer customer)
    {
        await ChangeAsync(customer, "serve");
        await world.ProvisionAsync();
    }

    private async Task ChangeAsync(Customer customer, string state) => (await (await world.OperatorAsync()).ChangeAsync(
        HttpMethod.Put, $"/admin/users/{await RevealWorld.IdOfAsync(customer)}/viva-key", new { state })).Is(HttpStatusCode.OK);

    private async Task<Answer> SeenByOperatorAsync(Customer customer) => (await (await world.OperatorAsync()).GetAsync(
        $"/admin/users/{await RevealWorld.IdOfAsync(customer)}/viva-key")).Is(HttpStatusCode.OK);

    // No customer of this class makes a video before their key was shown, so none of theirs may go with the master key.
    private async Task EndsWithoutAKeyAsync(Customer customer, Guid id)
    {
        var job = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal(("failed", "own_key_ended"), (job.At<string>("state"), job.At<string>("error", "code")));
        Assert.DoesNotContain(world.Viva.Submissions, submission => submission.Key == world.Viva.Key);
    }
}
