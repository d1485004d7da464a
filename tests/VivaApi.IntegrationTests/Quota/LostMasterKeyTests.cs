using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.IntegrationTests.Database;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>Master keys that went away while jobs were made with them: an alarm, and no job is lost.</summary>
public sealed class LostMasterKeyTests(TestDatabases databases)
{
    [Fact]
    public async Task Jobs_of_a_key_that_left_the_settings_are_followed_with_another_of_the_account()
    {
        await using var world = new MasterKeyWorld(databases) { InSettings = (MasterKeyWorld.Second, string.Empty) };
        await world.InitializeAsync();
        var customer = await world.CustomerWithAsync("pro");
        var job = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        world.InSettings = (MasterKeyWorld.First, $"{MasterKeyWorld.Third}:2");
        await using var copy = world.StartService();
        await world.Books.RunAsync("update master_keys set seen_at = now() - interval '10 minutes'");

        await copy.RunAsync<WatchMasterKeys>();
        Assert.Equal(1, await world.Books.CountAsync("alerts where kind = 'master_key_missing' and severity = 'critical'"));
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.Books.MakeJobsDueAsync();
        await copy.RunAsync<PollGenerations>();

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(job));
        await copy.RunAsync<WatchMasterKeys>();
        Assert.Equal(0, await world.OpenAlertsAsync(MasterKeyAlerts.Missing));
        Assert.Equal(1, await world.Books.CountAsync(
            "master_keys where name = 'VEO_API_KEYS[0]' and weight = 2 and encrypted_key is null"));
    }

    [Fact]
    public async Task Another_key_that_does_not_know_the_task_proves_nothing()
    {
        await using var world = new MasterKeyWorld(databases) { InSettings = (MasterKeyWorld.Second, string.Empty) };
        await world.InitializeAsync();
        var customer = await world.CustomerWithAsync("pro");
        world.Viva.NextSubmit(VivaFault.InsertLost);
        var job = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        world.InSettings = (MasterKeyWorld.First, string.Empty);
        await using var copy = world.StartService();

        for (var look = 0; look < 8; look++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(2));
            await world.Books.MakeJobsDueAsync();
            await copy.RunAsync<PollGenerations>();
            Assert.Equal("running", await customer.StateOfGenerationAsync(job));
        }

        // Asked with the key that it went with, it is believed.
        for (var look = 0; look < 12; look++)
        {
            await world.LookAtJobsAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("failed", await customer.StateOfGenerationAsync(job));
    }

    [Fact]
    public async Task When_the_key_ring_is_lost_other_keys_go_on_and_the_key_is_added_again()
    {
        await using var world = new MasterKeyWorld(databases);
        await world.InitializeAsync();
        var customer = await world.CustomerWithAsync("pro");
        var id = await world.AddAsync(MasterKeyWorld.Second);
        await world.Books.RunAsync($"update master_keys set state = 'retired' where id <> '{id}'");
        var job = await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        await world.Books.RunAsync("delete from data_protection_keys");
        await using var copy = world.StartService();

        await copy.RunAsync<WatchMasterKeys>();
        Assert.Equal(1, await world.Books.CountAsync(
            $"alerts where kind = 'viva_keys_unreadable' and key = '{id}' and recovered_at is null"));
        await world.Books.RunAsync($"update master_keys set state = 'active' where id <> '{id}'");
        await customer.GenerationAsync();
        await copy.RunAsync<SubmitGenerations>();
        Assert.Equal(MasterKeyWorld.First, world.Viva.Submissions[^1].Key);
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.Books.MakeJobsDueAsync();
        await copy.RunAsync<PollGenerations>();
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(job));

        // All log-ins went with the ring.
        await using var scope = copy.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<MasterKeyDesk>();
        Assert.Equal(id, await desk.AddAsync(new HandedInKey("again", MasterKeyWorld.Second, 1, null, null), CancellationToken.None));
        await copy.RunAsync<WatchMasterKeys>();
        Assert.Equal(0, await world.OpenAlertsAsync("viva_keys_unreadable"));
    }

    [Fact]
    public async Task A_job_in_doubt_is_looked_for_in_the_records_of_its_own_account_alone()
    {
        await using var world = new MasterKeyWorld(databases);
        await world.InitializeAsync();
        var customer = await world.CustomerWithAsync("pro");
        var id = await world.AddAsync(
            MasterKeyWorld.Second, new { name = "other", key = MasterKeyWorld.Second, accountNumber = "77", accessToken = "other-token" });
        await world.Books.RunAsync($"update master_keys set state = 'retired' where id <> '{id}'");
        world.Viva.NextSubmit(VivaFault.ResetAfterAccept);
        var theirs = await customer.GenerationAsync("of the other account");
        await world.Service.RunAsync<SubmitGenerations>();

        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(2));

        // The stand-in has one account only, where the task would be found; the other's access is refused.
        Assert.Equal("in_doubt", await customer.StateOfGenerationAsync(theirs));
        await world.Books.RunAsync($"update master_keys set account = null, encrypted_access_token = null where id = '{id}'");
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("running", await customer.StateOfGenerationAsync(theirs));
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
    }
}
