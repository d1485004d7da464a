using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>Looks that are slow or go wrong in ways that nobody thought of: they hold up no other job, and no job for ever.</summary>
public sealed class TroubledLookTests(World world) : IClassFixture<World>
{
    private const string Wordy = "a cat [[fault:wordy]]";

    [Fact]
    public async Task A_failure_told_in_a_page_of_words_ends_the_job_and_gives_the_credits_back()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync(Wordy);

        await world.MakeVideosAsync();

        var job = await customer.GetAsync($"/generations/{id}");
        Assert.Equal("failed", job.At<string>("state"));
        Assert.Equal(64, job.At<string>("error", "code").Length);
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_page_of_words_clears_the_risk_of_a_written_off_job()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync(Wordy);
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.RunAsync(
            $"update generations set state = 'in_doubt', doubtful_since = sending_at, task_id = null where id = '{id}'");
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        await world.Service.RunAsync<ResolveDoubtfulGenerations>();
        await world.Books.RunAsync($"update generations set task_id = '{world.Viva.Tasks[^1].Id}' where id = '{id}'");

        await world.LookAtJobsAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(1, await world.Books.CountAsync($"risk_entries where reference = 'generation:{id}' and kind = 'clear'"));
        Assert.Equal(0, await world.Books.CountAsync($"generations where id = '{id}' and watch_until is not null"));
    }

    [Fact]
    public async Task A_file_that_never_comes_holds_up_no_other_job_and_keeps_its_lease()
    {
        var customer = await world.CustomerWithAsync("basic");
        var slow = await customer.GenerationAsync("a cat [[fault:file-hangs]]");
        await world.Service.RunAsync<SubmitGenerations>();
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.Books.MakeJobsDueAsync();
        var round = world.Service.RunAsync<PollGenerations>();
        await UntilAsync(() => world.Books.CountAsync($"generations where id = '{slow}' and leased_until is not null"));

        var quick = await customer.GenerationAsync("a quick cat");
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.RunAsync(
            $"""
             update generations set next_attempt_at = now() - interval '1 second' where id = '{quick}';
             update generations set leased_until = now() + interval '10 seconds' where id = '{slow}'
             """);
        await UntilAsync(() => world.Books.CountAsync($"generations where id = '{quick}' and state = 'succeeded'"));
        await UntilAsync(
            () => world.Books.CountAsync($"generations where id = '{slow}' and leased_until > now() + interval '1 minute'"));
        Assert.False(round.IsCompleted);

        // The address is given up at last, and the relay's content route has the video.
        await UntilAsync(() => world.Books.CountAsync($"generations where id = '{slow}' and state = 'succeeded'"));
        await round;
        await customer.HasAsync(available: 20, quota: 50, used: 30, reserved: 0);
    }

    [Fact]
    public async Task A_look_that_goes_wrong_every_time_ends_in_doubt_when_the_jobs_time_is_over()
    {
        ExpectDatabaseErrors("The look at generation");
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync("a cat [[fault:fails]]");
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.RunAsync(
            $"""
             create function refuse_failure() returns trigger language plpgsql as $$
             begin
               raise exception 'no failures here';
             end $$;
             create trigger refuse_failure before update on generations for each row
               when (new.state = 'failed' and new.id = '{id}') execute function refuse_failure();
             """);

        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("running", await customer.StateOfGenerationAsync(id));
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(30));
        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(id));

        await world.Books.RunAsync("drop trigger refuse_failure on generations; drop function refuse_failure()");
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("failed", await customer.StateOfGenerationAsync(id));
    }

    [Fact]
    public async Task A_search_that_goes_wrong_does_not_keep_customers_from_their_credits()
    {
        ExpectDatabaseErrors("The search for jobs in doubt failed");
        var customer = await world.CustomerWithAsync("basic");
        world.Viva.NextSubmit(VivaFault.ServerError);
        var id = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.RunAsync(
            """
            create function refuse_search() returns trigger language plpgsql as $$
            begin
              raise exception 'no searches here';
            end $$;
            create trigger refuse_search before update on generations for each row
              when (new.state = 'in_doubt' and new.lease_token is not null) execute function refuse_search();
            """);

        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(60));

        Assert.Equal("written_off", await customer.StateOfGenerationAsync(id));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
        await world.Books.RunAsync("drop trigger refuse_search on generations; drop function refuse_search()");
        await world.CloseCircuitsAsync();
    }

    [Fact]
    public async Task A_task_that_was_heard_of_outlasts_a_database_that_is_away_for_a_moment()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        await world.Books.RunAsync(
            $"""
             create sequence hiccups;
             create function hiccup() returns trigger language plpgsql as $$
             begin
               if nextval('hiccups') <= 3 then
                 raise exception 'the database is starting up' using errcode = 'cannot_connect_now';
               end if;
               return new;
             end $$;
             create trigger hiccup before update on generations for each row
               when (new.state = 'running' and new.id = '{id}') execute function hiccup();
             """);

        ExpectDatabaseErrors();
        var round = world.Service.RunAsync<SubmitGenerations>();
        await UntilAsync(() => Task.FromResult(round.IsCompleted ? 1L : 0));
        await round;

        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{id}' and state = 'running' and task_id is not null"));
        Assert.Equal(1, await world.Books.CountAsync("hiccups where last_value = 4"));
        await world.Books.RunAsync("drop trigger hiccup on generations; drop function hiccup(); drop sequence hiccups");
        await world.MakeVideosAsync();
        await customer.HasAsync(available: 35, quota: 50, used: 15, reserved: 0);
    }

    private void ExpectDatabaseErrors(params string[] others)
    {
        foreach (var text in (string[])["Failed executing DbCommand", "An exception occurred while iterating over the results", .. others])
        {
            world.ExpectError(text);
        }
    }

    /// <summary>Lets the service's clock run on, ten seconds at a time, until something is so.</summary>
    private async Task UntilAsync(Func<Task<long>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (await isSo() == 0)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
