using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Settlements;

/// <summary>What VivaAPI took is one job's, on one day. Each test has a world of its own.</summary>
public sealed class BillOnceTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly World world = new(databases);

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_charge_that_a_job_of_the_day_before_has_is_not_another_jobs_on_the_next()
    {
        var jobs = await world.MakeAllAsync(await world.CustomerWithAsync("pro"), VivaFault.InsertLost, VivaFault.ContentRefused);
        await world.Books.RunAsync(
            $"""
             update generations set finished_at = finished_at + interval '1 day',
                    sending_at = (select sending_at from generations where id = '{jobs[0]}') + interval '1 second'
              where id = '{jobs[1]}'
             """);
        world.Clock.Advance(TimeSpan.FromHours(48));

        Assert.Equal(2, await world.Service.CloseDaysAsync());
        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{jobs[0]}' and billed_fen = 375"));
        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{jobs[1]}' and billed_fen = 0"));
    }

    [Fact]
    public async Task A_written_off_job_that_was_cleared_after_the_log_was_read_cost_nothing()
    {
        var customer = await world.CustomerWithAsync("pro");
        world.Viva.NextSubmit(VivaFault.Fails);
        var id = await customer.GenerationAsync("cleared");
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.RunAsync(
            $"update generations set state = 'in_doubt', doubtful_since = sending_at, task_id = null where id = '{id}'");
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        await world.Service.RunAsync<ResolveDoubtfulGenerations>();
        Assert.Equal("written_off", await customer.StateOfGenerationAsync(id));
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(5));
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await world.Books.CountAsync($"risk_entries where kind = 'clear' and reference = 'generation:{id}'"));

        await using var scope = world.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<JobBills>()
            .WriteAsync(new Dictionary<Guid, long> { [id] = 375 }, CancellationToken.None);
        await transaction.CommitAsync();

        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{id}' and billed_fen = 0"));
    }
}
