using System.Globalization;
using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>Trouble that is the operator's: nobody's job fails for it, no further job is taken, and all goes on when it is over.</summary>
public sealed class CircuitTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData(nameof(VivaFault.Unauthorized), "account")]
    [InlineData(nameof(VivaFault.WalletEmpty), "account")]
    [InlineData(nameof(VivaFault.TokenQuota), "account")]
    [InlineData(nameof(VivaFault.NoChannel), "model:veo3")]
    public async Task A_job_that_meets_the_operators_trouble_waits_and_goes_on_when_it_is_over(string fault, string scope)
    {
        var customer = await NewCustomerAsync();
        var (first, second) = (await customer.GenerationAsync(), await customer.GenerationAsync());
        world.Viva.NextSubmit(Enum.Parse<VivaFault>(fault));
        world.Viva.NextSubmit(Enum.Parse<VivaFault>(fault));
        await world.Service.RunAsync<SubmitGenerations>();
        Assert.Equal("queued", await customer.StateOfGenerationAsync(first));
        Assert.Equal("queued", await customer.StateOfGenerationAsync(second));
        await customer.HasAsync(available: 120, quota: 150, used: 0, reserved: 30);
        Assert.Equal(1, await OpenAlertsAsync(scope));

        var refused = await customer.GenerateAsync();
        refused.IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 30);
        await customer.HasAsync(available: 120, quota: 150, used: 0, reserved: 30);

        await world.Books.MakeJobsDueAsync();
        Assert.Equal(0, await world.Service.RunAsync<SubmitGenerations>());
        await world.Books.MakeProbesDueAsync();

        // The first is the probe. When it is taken, the other may go in the same round.
        var sent = await world.Service.RunAsync<SubmitGenerations>();
        Assert.Equal(0, await OpenAlertsAsync(scope));
        Assert.Equal(2, sent + await world.Service.RunAsync<SubmitGenerations>());
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(first));
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(second));
        await customer.HasAsync(available: 120, quota: 150, used: 30, reserved: 0);
    }

    [Fact]
    public async Task A_repeat_is_answered_as_before_while_nothing_is_taken()
    {
        var customer = await NewCustomerAsync();
        var key = Customer.NewKey();
        var first = (await customer.GenerateAsync("once", key)).Is(HttpStatusCode.Accepted);
        world.Viva.NextSubmit(VivaFault.WalletEmpty);
        await world.Service.RunAsync<SubmitGenerations>();

        var again = (await customer.GenerateAsync("once", key)).Is(HttpStatusCode.Accepted);
        Assert.Equal((first.Text, first.Headers["Location"]), (again.Text, again.Headers["Location"]));
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
        Assert.DoesNotContain("Retry-After", again.Headers.Keys);

        (await customer.GenerateAsync("another", key)).IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        var fresh = Customer.NewKey();
        (await customer.GenerateAsync("new", fresh)).IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");
        await world.CloseCircuitsAsync();
        (await customer.GenerateAsync("new", fresh)).Is(HttpStatusCode.Accepted);
        await customer.HasAsync(available: 120, quota: 150, used: 0, reserved: 30);
    }

    [Fact]
    public async Task A_circuit_that_one_copy_opened_holds_the_other_back_too()
    {
        var customer = await NewCustomerAsync();
        await using var secondCopy = world.StartService();
        await customer.GenerationAsync();
        world.Viva.NextSubmit(VivaFault.WalletEmpty);
        await secondCopy.RunAsync<SubmitGenerations>();
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        (await customer.GenerateAsync()).IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");
        await world.Books.MakeJobsDueAsync();
        Assert.Equal(0, await world.Service.RunAsync<SubmitGenerations>());
    }

    [Fact]
    public async Task A_probe_that_is_refused_keeps_the_circuit_open_and_doubles_the_pause()
    {
        var customer = await NewCustomerAsync();
        await customer.GenerationAsync();
        world.Viva.NextSubmit(VivaFault.WalletEmpty);
        world.Viva.NextSubmit(VivaFault.WalletEmpty);
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.MakeJobsDueAsync();
        await world.Books.MakeProbesDueAsync();

        Assert.Equal(1, await world.Service.RunAsync<SubmitGenerations>());

        Assert.Equal(1, await world.Books.CountAsync(
            "upstream_circuits where opened_at is not null and probe_seconds = 60 and probe_at > now() + interval '50 seconds'"));
    }

    [Fact]
    public async Task Only_several_lost_answers_in_a_row_open_the_circuit()
    {
        var customer = await NewCustomerAsync();
        for (var lost = 1; lost <= 5; lost++)
        {
            await customer.GenerationAsync();
            world.Viva.NextSubmit(VivaFault.ServerError);
            await world.Service.RunAsync<SubmitGenerations>();
            Assert.Equal(lost == 5 ? 1 : 0, await world.Books.CountAsync("upstream_circuits where opened_at is not null"));
        }
    }

    [Fact]
    public async Task A_job_that_waited_for_a_day_is_given_up_and_not_charged()
    {
        var customer = await NewCustomerAsync();
        var id = await customer.GenerationAsync();
        world.Viva.NextSubmit(VivaFault.WalletEmpty);
        await world.Service.RunAsync<SubmitGenerations>();

        world.Clock.Advance(TimeSpan.FromHours(23.9));
        await world.Service.RunAsync<ResolveDoubtfulGenerations>();
        Assert.Equal("queued", await customer.StateOfGenerationAsync(id));
        world.Clock.Advance(TimeSpan.FromHours(0.1));
        await world.Service.RunAsync<ResolveDoubtfulGenerations>();

        // The log-in ended with the day; the tables tell.
        Assert.Equal(1, await world.Books.CountAsync(
            $"generations where id = '{id}' and state = 'failed' and end_cause = 'upstream_unavailable' and charged_credits = 0"));
        await world.Books.AreRightAsync();
    }

    private async Task<Customer> NewCustomerAsync()
    {
        await world.CloseCircuitsAsync();

        // What another test left in the line would be taken in this one's place.
        do
        {
            await world.Books.MakeJobsDueAsync();
        }
        while (await world.Service.RunAsync<SubmitGenerations>() > 0);
        await world.Books.RunAsync("update alerts set recovered_at = now() where recovered_at is null");
        return await world.CustomerWithAsync("pro");
    }

    private Task<long> OpenAlertsAsync(string scope) =>
        world.Books.CountAsync($"alerts where kind = 'upstream_circuit' and key = '{scope}' and recovered_at is null");
}
