using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>What was raised about a key ends with what an operator does about it.</summary>
public sealed class MasterKeyAlarmTests(MasterKeyWorld world) : IClassFixture<MasterKeyWorld>
{
    private const string Refused = "master_key_refused";

    [Fact]
    public async Task Retiring_a_refused_key_ends_its_alarm_and_its_last_refusals_raise_none()
    {
        var (customer, id) = await RefusedKeyAsync();
        Assert.Equal(1, await world.OpenAlertsAsync(Refused));

        (await world.RetireAsync(id)).Is(HttpStatusCode.OK);
        Assert.Equal(0, await world.OpenAlertsAsync(Refused));

        // What its last job is answered is for nobody to mend.
        await world.EndRestsAsync();
        await using var scope = world.Service.Services.CreateAsyncScope();
        var held = await scope.ServiceProvider.GetRequiredService<MasterKeyRing>().ReadAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<MasterKeyRests>().RestAsync(
            held.Single(one => one.Id == id).Key, Backend.Integrations.Viva.VivaRefusal.KeyRejected, "no", null, CancellationToken.None);
        Assert.Equal(0, await world.OpenAlertsAsync(Refused));
        Assert.NotNull(customer);
    }

    [Fact]
    public async Task Adding_a_refused_key_anew_ends_its_alarm()
    {
        await RefusedKeyAsync();
        Assert.Equal(1, await world.OpenAlertsAsync(Refused));

        await world.AddAsync(MasterKeyWorld.Second);

        Assert.Equal(0, await world.OpenAlertsAsync(Refused));
    }

    [Theory]
    [InlineData("viva_keys_unreadable")]
    [InlineData("master_key_missing")]
    [InlineData(Refused)]
    public async Task Nothing_is_left_open_about_a_key_that_is_removed(string kind)
    {
        await world.FreshCustomerAsync();
        var id = await world.AddAsync(MasterKeyWorld.Third);
        (await world.RetireAsync(id)).Is(HttpStatusCode.OK);
        await RaiseAsync(kind, id);

        (await (await world.OperatorAsync()).DeleteAsync($"/admin/master-keys/{id}")).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, await world.OpenAlertsAsync(kind));

        // A round that had read the key before may raise it after that; the next one ends it.
        await RaiseAsync(kind, id);
        await world.Service.RunAsync<WatchMasterKeys>();
        Assert.Equal(0, await world.OpenAlertsAsync(kind));
    }

    private async Task RaiseAsync(string kind, Guid id)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertBook>()
            .RaiseAsync(kind, id.ToString(), AlertSeverity.Critical, "It cannot be read.", CancellationToken.None);
    }

    private async Task<(Customer Customer, Guid Id)> RefusedKeyAsync()
    {
        var customer = await world.FreshCustomerAsync();
        var id = await world.AddAsync(MasterKeyWorld.Second);
        await world.Books.RunAsync($"update master_keys set state = 'retired' where id <> '{id}'");
        world.Viva.RevokeKey(MasterKeyWorld.Second);
        await customer.GenerationAsync();
        await world.Service.RunAsync<SubmitGenerations>();
        return (customer, id);
    }
}
