using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Settlements;

/// <summary>Closing a day: once, for good, with the ledger's sums and VivaAPI's.</summary>
public sealed class SettlementTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Days_are_closed_once_with_the_sums_of_the_ledger_and_of_the_relay()
    {
        var opening = world.Viva.BalanceQuota;
        var customer = await world.CustomerWithAsync("pro");
        var order = await customer.OrderAsync("basic");
        await world.PaysAsync(order);
        await MakeAsync(customer, VivaFault.None, VivaFault.None, VivaFault.Fails, VivaFault.ContentRefused, VivaFault.NoFile);
        await RefundAsync(order);
        var spentOnFirst = opening - world.Viva.BalanceQuota;

        Assert.Equal(0, await CloseAsync(world.Service));
        world.Clock.Advance(TimeSpan.FromHours(24));
        await using var second = world.StartService();
        var closed = await Task.WhenAll(CloseAsync(world.Service), CloseAsync(second), CloseAsync(world.Service), CloseAsync(second));

        Assert.Equal(1, closed.Sum());
        var report = await ReportAsync();
        var first = report.Json["settlement"]!;
        Assert.Equal("2026-03-01", (string?)first["day"]);
        Assert.Equal("log", (string?)first["spendSource"]);
        Assert.Equal(200, (long)first["creditsSold"]!);
        Assert.Equal(30, (long)first["creditsUsed"]!);
        Assert.Equal(50, (long)first["creditsRefunded"]!);
        Assert.Equal(120, (long)first["creditsOutstanding"]!);
        Assert.Equal(await world.Books.CountAsync("credit_entries"), (long)first["entries"]!);
        Assert.Equal(Fen(spentOnFirst), (long)first["spendFen"]!);
        Assert.Equal(750, (long)first["expectedFen"]!);
        Assert.Equal((long)first["spendFen"]! - 750, (long)first["differenceFen"]!);

        // Two made and paid; one failed at VivaAPI, one it refused; one came to nothing there and was paid for.
        Assert.Equal(
            [("charged_and_billed", 2), ("refunded_and_not_billed", 2), ("refunded_but_billed", 1)],
            report.Json["leaks"]!.AsArray().Select(line => ((string)line!["class"]!, (int)line["jobs"]!)));
        Assert.Equal(Fen(spentOnFirst), report.Json["leaks"]!.AsArray().Sum(line => (long)line!["billedFen"]!));

        // For two days after the next the log cannot be had: the catalogue tells. What is closed stays as it is.
        await MakeAsync(await customer.LogInAsync(), VivaFault.None);
        world.Clock.Advance(TimeSpan.FromHours(24 + 48));
        world.Outgoing.CutOff(world.Viva.BaseAddress);
        Assert.Equal(1, await CloseAsync(world.Service));
        world.Outgoing.Allow(world.Viva.BaseAddress);
        var next = (await ReportAsync()).Json["settlement"]!;
        Assert.Equal(
            ("2026-03-02", "catalogue", 375L, 15L, 105L),
            ((string)next["day"]!, (string)next["spendSource"]!, (long)next["spendFen"]!, (long)next["creditsUsed"]!,
                (long)next["creditsOutstanding"]!));
        Assert.Equal(report.Text, (await ReportAsync(place: 1)).Text);
        Assert.Equal(105, await SumAsync("available_credits + reserved_credits", "user_credit_accounts"));
    }

    [Theory]
    [InlineData(true, true, JobClass.ChargedAndBilled)]
    [InlineData(false, false, JobClass.RefundedAndNotBilled)]
    [InlineData(false, true, JobClass.RefundedButBilled)]
    [InlineData(true, false, JobClass.ChargedButNotBilled)]
    public void A_job_is_in_one_class(bool isCharged, bool isBilled, object kind) => Assert.Equal(kind, JobClasses.Of(isCharged, isBilled));

    private static long Fen(long units) => (long)Math.Round(units * 100m / 714_286, MidpointRounding.AwayFromZero);

    private static async Task<int> CloseAsync(ServiceUnderTest service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SettlementDesk>().CloseDueAsync(CancellationToken.None);
    }

    private async Task MakeAsync(Customer customer, params VivaFault[] faults)
    {
        foreach (var fault in faults)
        {
            world.Viva.NextSubmit(fault);
            await customer.GenerationAsync($"{fault}");
            await world.MakeVideosAsync();
        }

        await world.LookAtJobsAsync(TimeSpan.FromMinutes(6));
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(0, await world.Books.CountAsync("generations where finished_at is null"));
    }

    private async Task RefundAsync(Answer order)
    {
        var person = await world.OperatorAsync();
        var id = order.At<string>("order", "id");
        (await person.PostAsync($"/admin/orders/{id}/refund", new { reason = "Asked." }, Customer.NewKey())).Is(HttpStatusCode.Accepted);
        await world.Books.MakeRefundsDueAsync();
        await world.Service.RunAsync<MakeRefunds>();
    }

    private async Task<Answer> ReportAsync(int place = 0)
    {
        var person = await world.OperatorAsync();
        var page = (await person.GetAsync("/admin/settlements")).Is(HttpStatusCode.OK);
        return (await person.GetAsync($"/admin/settlements/{page.Json["items"]![place]!["id"]}")).Is(HttpStatusCode.OK);
    }

    private async Task<long> SumAsync(string what, string from)
    {
        await using var connection = await world.Books.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select sum({what})::bigint from {from}";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
