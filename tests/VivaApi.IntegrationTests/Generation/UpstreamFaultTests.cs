using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>
/// Whatever VivaAPI does: credits are given back when it is certain that nothing was made, held while nobody knows, spent only for a
/// video that is ours. In this world the patience for refusals that may pass is zero.
/// </summary>
public sealed class UpstreamFaultTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData(nameof(VivaFault.RateLimited), "upstream_unavailable")]
    [InlineData(nameof(VivaFault.RateLimitedEmpty), "upstream_unavailable")]
    [InlineData(nameof(VivaFault.NotFound), "upstream_unavailable")]
    [InlineData(nameof(VivaFault.Html), "upstream_unavailable")]
    [InlineData(nameof(VivaFault.BadRequest), "request_refused")]
    [InlineData(nameof(VivaFault.ContentRefused), "content_refused")]
    public async Task A_definite_refusal_gives_the_credits_back_at_once(string fault, string code)
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await SubmitWithAsync(customer, fault);

        var job = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);

        Assert.Equal(("failed", code), (job.At<string>("state"), job.At<string>("error", "code")));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData(nameof(VivaFault.ServerError))]
    [InlineData(nameof(VivaFault.HtmlGateway))]
    [InlineData(nameof(VivaFault.Reset))]
    public async Task An_unknown_outcome_holds_the_credits_until_it_is_written_off(string fault)
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await SubmitWithAsync(customer, fault);
        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);

        await StaysInDoubtThenIsWrittenOffAsync(customer, id);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_no_failure()
    {
        await world.CloseCircuitsAsync();
        var customer = await world.CustomerWithAsync("basic");
        world.Viva.NextSubmit(VivaFault.Hang);
        var id = await customer.GenerationAsync();
        var round = world.Service.RunAsync<SubmitGenerations>();
        await world.Viva.WaitForHangAsync(CancellationToken.None);
        Assert.Equal("submitting", await customer.StateOfGenerationAsync(id));

        world.Clock.Advance(TimeSpan.FromSeconds(61));
        await round;

        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
        await StaysInDoubtThenIsWrittenOffAsync(customer, id);
    }

    [Theory]
    [InlineData(nameof(VivaFault.Fails))]
    [InlineData(nameof(VivaFault.Unsafe))]
    public async Task A_job_without_a_video_gives_the_credits_back(string fault)
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await SubmitWithAsync(customer, fault);
        Assert.Equal("running", await customer.StateOfGenerationAsync(id));

        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("failed", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData(nameof(VivaFault.NoFile))]
    [InlineData(nameof(VivaFault.ExpiredFile))]
    public async Task A_job_that_is_done_without_a_file_fails_after_minutes_and_its_cost_is_the_operators_loss(string fault)
    {
        var customer = await world.CustomerWithAsync("basic");
        var before = await world.Books.RiskAsync();
        var id = await SubmitWithAsync(customer, fault);
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("running", await customer.StateOfGenerationAsync(id));

        await world.LookAtJobsAsync(TimeSpan.FromMinutes(5));

        var job = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal(("failed", "no_file"), (job.At<string>("state"), job.At<string>("error", "code")));
        Assert.Equal((0, "no_file"), (job.At<int>("charge", "credits"), job.At<string>("charge", "cause")));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
        Assert.Equal((before.Open, before.Lost + 375), await world.Books.RiskAsync());
    }

    [Theory]
    [InlineData(nameof(VivaFault.ContentOnly))]
    [InlineData(nameof(VivaFault.NotAVideo))]
    public async Task A_file_that_only_the_content_route_has_is_fetched_with_the_key(string fault)
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await SubmitWithAsync(customer, fault);

        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 35, quota: 50, used: 15, reserved: 0);
    }

    [Fact]
    public async Task A_task_that_vivaapi_lost_fails_only_after_many_answers_over_minutes()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await SubmitWithAsync(customer, nameof(VivaFault.InsertLost));

        for (var look = 1; look <= 20; look++)
        {
            await world.LookAtJobsAsync(TimeSpan.FromSeconds(14));
            Assert.Equal("running", await customer.StateOfGenerationAsync(id));
        }

        await world.LookAtJobsAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("failed", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Errors_while_looking_are_no_failure_of_the_job()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await SubmitWithAsync(customer, nameof(VivaFault.PollErrors));

        for (var look = 1; look <= 3; look++)
        {
            await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
            Assert.Equal("running", await customer.StateOfGenerationAsync(id));
        }

        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 35, quota: 50, used: 15, reserved: 0);
    }

    private async Task<Guid> SubmitWithAsync(Customer customer, string fault)
    {
        await world.CloseCircuitsAsync();
        world.Viva.NextSubmit(Enum.Parse<VivaFault>(fault));
        var id = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        return id;
    }

    private async Task StaysInDoubtThenIsWrittenOffAsync(Customer customer, Guid id)
    {
        var submissions = world.Viva.Submissions.Count;
        var risk = await world.Books.RiskAsync();
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(59));
        await world.Service.RunAsync<SubmitGenerations>();
        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));
        Assert.Equal(submissions, world.Viva.Submissions.Count);

        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("written_off", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
        Assert.Equal((risk.Open + 375, risk.Lost), await world.Books.RiskAsync());
    }
}
