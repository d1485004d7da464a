using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Settlements;

/// <summary>What settlements are made of, and how they are looked at.</summary>
internal static class SettlementStory
{
    public static async Task<int> CloseDaysAsync(this ServiceUnderTest service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SettlementDesk>().CloseDueAsync(CancellationToken.None);
    }

    /// <summary>A job for each fault, made and ended, long waits for lost files and tasks included.</summary>
    public static async Task<List<Guid>> MakeAllAsync(this World world, Customer customer, params VivaFault[] faults)
    {
        const int looks = 22;
        var jobs = new List<Guid>();
        foreach (var fault in faults)
        {
            world.Viva.NextSubmit(fault);
            jobs.Add(await customer.GenerationAsync($"{fault}"));
            await world.MakeVideosAsync();
        }

        for (var look = 0; look < looks; look++)
        {
            await world.LookAtJobsAsync(TimeSpan.FromSeconds(15));
        }

        await world.LookAtJobsAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(0, await world.Books.CountAsync("generations where finished_at is null"));
        return jobs;
    }

    /// <summary>The report of a closed day, the last being the first.</summary>
    public static async Task<Answer> SettlementAsync(this World world, int place = 0)
    {
        var person = await world.OperatorAsync();
        var page = (await person.GetAsync("/admin/settlements")).Is(HttpStatusCode.OK);
        return (await person.GetAsync($"/admin/settlements/{page.Json["items"]![place]!["id"]}")).Is(HttpStatusCode.OK);
    }
}
