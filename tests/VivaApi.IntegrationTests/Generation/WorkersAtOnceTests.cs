using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>Several workers, killed workers, late answers: each job is sent at most once and ends once.</summary>
public sealed class WorkersAtOnceTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Many_workers_at_two_copies_send_each_job_once_and_end_it_once()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        await using var secondCopy = world.StartService();
        var before = world.Viva.Submissions.Count;
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => customer.GenerationAsync()));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Copy(turn).RunAsync<SubmitGenerations>()));
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.Books.MakeJobsDueAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Copy(turn).RunAsync<PollGenerations>()));

        Assert.Equal(before + 30, world.Viva.Submissions.Count);
        await customer.HasAsync(available: 50, quota: 500, used: 450, reserved: 0);
        await world.Books.AreRightAsync();

        ServiceUnderTest Copy(int turn) => turn % 2 == 0 ? world.Service : secondCopy;
    }

    [Fact]
    public async Task Two_pollers_that_find_the_same_job_done_settle_it_once()
    {
        var customer = await world.CustomerWithAsync("basic");
        await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        world.Clock.Advance(TimeSpan.FromSeconds(30));

        // The lease of the first runs out while it is at work: exactly what happens when a worker is slower than its lease.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            await world.Books.MakeJobsDueAsync();
            await world.Books.LetLeasesRunOutAsync();
            await world.Service.RunAsync<PollGenerations>();
        }));

        await customer.HasAsync(available: 35, quota: 50, used: 15, reserved: 0);
    }

    [Fact]
    public async Task A_job_whose_worker_was_killed_while_sending_is_in_doubt_and_never_sent_again()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        var before = world.Viva.Submissions.Count;
        await world.Books.RunAsync(
            $"update generations set state = 'submitting', leased_until = now() - interval '1 second', "
            + $"lease_token = gen_random_uuid() where id = '{id}'");

        await world.Service.RunAsync<ResolveDoubtfulGenerations>();
        await world.Books.MakeJobsDueAsync();
        await world.Service.RunAsync<SubmitGenerations>();

        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));
        Assert.Equal(before, world.Viva.Submissions.Count);
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    [Fact]
    public async Task A_late_answer_to_a_submit_that_was_given_up_still_finds_its_job()
    {
        var customer = await world.CustomerWithAsync("basic");
        world.Viva.NextSubmit(VivaFault.Hang);
        var id = await customer.GenerationAsync();
        var slow = world.Service.RunAsync<SubmitGenerations>();
        await world.Viva.WaitForHangAsync(CancellationToken.None);
        await world.Books.LetLeasesRunOutAsync();
        await world.Service.RunAsync<ResolveDoubtfulGenerations>();
        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));

        // The slow worker comes back with "nobody knows": the job is in doubt already, and stays so.
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        await slow;

        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    [Fact]
    public async Task A_job_that_runs_beyond_the_limit_is_in_doubt_but_its_video_is_still_taken()
    {
        var customer = await world.CustomerWithAsync("basic");
        world.Viva.NextSubmit(VivaFault.PollErrors);
        var id = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();

        await world.LookAtJobsAsync(TimeSpan.FromMinutes(31));
        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));
        for (var look = 0; look < 3; look++)
        {
            await world.LookAtJobsAsync(TimeSpan.FromSeconds(12));
        }

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 35, quota: 50, used: 15, reserved: 0);
    }
}
