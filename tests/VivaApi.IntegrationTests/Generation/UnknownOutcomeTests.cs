using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>
/// VivaAPI made the task and its answer was lost: the task is found in its records and becomes the customer's video, paid once. Each test
/// lies an hour from the others, so that only its own tasks are near.
/// </summary>
public sealed class UnknownOutcomeTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData(nameof(VivaFault.ServerErrorAfterAccept))]
    [InlineData(nameof(VivaFault.ResetAfterAccept))]
    [InlineData(nameof(VivaFault.CutBody))]
    [InlineData(nameof(VivaFault.Garbage))]
    public async Task A_task_whose_answer_was_lost_is_found_and_becomes_the_video(string fault)
    {
        var customer = await NewCustomerAsync();
        var id = await LoseAnAnswerAsync(customer, fault);
        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));
        var submissions = world.Viva.Submissions.Count;

        await world.ResolveDoubtsAsync(TimeSpan.FromSeconds(15));
        Assert.Equal("running", await customer.StateOfGenerationAsync(id));
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(15));

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(submissions, world.Viva.Submissions.Count);
        await customer.HasAsync(available: 35, quota: 50, used: 15, reserved: 0);
    }

    [Fact]
    public async Task A_task_that_fits_two_jobs_is_given_to_neither()
    {
        var customer = await NewCustomerAsync();
        var lost = await LoseAnAnswerAsync(customer, nameof(VivaFault.CutBody));
        var refused = await LoseAnAnswerAsync(customer, nameof(VivaFault.ServerError));

        await world.ResolveDoubtsAsync(TimeSpan.FromSeconds(15));

        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(lost));
        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(refused));
        Assert.Equal(2, await world.Books.CountAsync(
            $"generations where id in ('{lost}', '{refused}') and search_note like '1 tasks of VivaAPI%1 other jobs.'"));
    }

    [Fact]
    public async Task A_task_that_another_job_owns_is_not_taken()
    {
        var customer = await NewCustomerAsync();
        var id = await LoseAnAnswerAsync(customer, nameof(VivaFault.ServerError));
        var other = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        Assert.Equal("running", await customer.StateOfGenerationAsync(other));

        await world.ResolveDoubtsAsync(TimeSpan.FromSeconds(15));

        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));
        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{id}' and search_note like '%probably not paid.'"));
    }

    [Fact]
    public async Task A_video_that_is_found_after_the_write_off_is_the_customers_and_costs_nothing()
    {
        var customer = await NewCustomerAsync();
        var id = await WrittenOffWithATaskAsync(customer, "a late cat");
        Assert.Equal((375, 0), await world.Books.RiskOfAsync(id));

        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("written_off", await customer.StateOfGenerationAsync(id));
        using var ended = await customer.FollowAsync($"/generations/{id}/events");
        var told = Assert.Single(await ended.ToTheEndAsync());
        Assert.Equal("written_off", told.State);
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(5));

        var job = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal(("succeeded", 0, "written_off"), (
            job.At<string>("state"), job.At<int>("charge", "credits"), job.At<string>("charge", "phase")));
        using var later = await customer.FollowAsync($"/generations/{id}/events", told.Id);
        Assert.Equal("succeeded", Assert.Single(await later.ToTheEndAsync()).State);
        Assert.Equal(HttpStatusCode.OK, (await customer.DownloadAsync($"/generations/{id}/video")).Status);
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
        Assert.Equal((0, 375), await world.Books.RiskOfAsync(id));
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task A_written_off_task_that_failed_at_vivaapi_clears_the_risk()
    {
        var customer = await NewCustomerAsync();
        var id = await WrittenOffWithATaskAsync(customer, "cat [[fault:fails]]");

        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(5));
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("written_off", await customer.StateOfGenerationAsync(id));
        Assert.Equal(1, await world.Books.CountAsync($"risk_entries where reference = 'generation:{id}' and kind = 'write_off'"));
        Assert.Equal(1, await world.Books.CountAsync($"risk_entries where reference = 'generation:{id}' and kind = 'clear'"));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Two_copies_that_find_the_same_late_video_give_it_once()
    {
        var customer = await NewCustomerAsync();
        var id = await WrittenOffWithATaskAsync(customer, "a cat in two places");
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(5));
        await using var secondCopy = world.StartService();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async turn =>
        {
            await world.Books.MakeJobsDueAsync();
            await world.Books.LetLeasesRunOutAsync();
            await (turn % 2 == 0 ? world.Service : secondCopy).RunAsync<PollGenerations>();
        }));

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Equal(1, await world.Books.CountAsync($"risk_entries where reference = 'generation:{id}' and kind = 'deliver'"));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_written_off_job_is_looked_for_no_longer_than_its_watch()
    {
        var customer = await NewCustomerAsync();
        var id = await LoseAnAnswerAsync(customer, nameof(VivaFault.ServerError));
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(60));
        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{id}' and watch_until is not null"));

        await world.ResolveDoubtsAsync(TimeSpan.FromHours(48));

        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{id}' and state = 'written_off' and watch_until is null"));
    }

    private async Task<Customer> NewCustomerAsync()
    {
        await world.CloseCircuitsAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));
        return await world.CustomerWithAsync("basic");
    }

    private async Task<Guid> LoseAnAnswerAsync(Customer customer, string fault)
    {
        world.Viva.NextSubmit(Enum.Parse<VivaFault>(fault));
        var id = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        return id;
    }

    /// <summary>VivaAPI has the task, and nobody could ask for an hour.</summary>
    private async Task<Guid> WrittenOffWithATaskAsync(Customer customer, string prompt)
    {
        var id = await customer.GenerationAsync(prompt);
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.RunAsync(
            $"update generations set state = 'in_doubt', doubtful_since = sending_at, task_id = null where id = '{id}'");
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        await world.Service.RunAsync<ResolveDoubtfulGenerations>();
        Assert.Equal("written_off", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
        return id;
    }
}
