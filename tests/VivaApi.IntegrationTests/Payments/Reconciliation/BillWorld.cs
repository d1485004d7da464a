using System.Globalization;
using System.Text.Json.Nodes;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments.Reconciliation;

/// <summary>A world in which days pass: business by day, and the bill the morning after.</summary>
public sealed class BillWorld(TestDatabases databases) : World(databases)
{
    /// <summary>Noon in Beijing of a day without any business yet; what went wrong before does so no longer.</summary>
    internal DateOnly BeginDay()
    {
        Alipay.Faults.Clear();
        Alipay.Bills.Change = rows => rows;
        var day = AlipayTime.DayOf(Clock.GetUtcNow()).AddDays(1);
        MoveTo(AlipayTime.StartOf(day).AddHours(12));
        return day;
    }

    internal void MoveTo(DateTimeOffset time) => Clock.Advance(time - Clock.GetUtcNow());

    /// <summary>Quarter past ten of the next morning in Beijing, and every bill that is due then.</summary>
    internal async Task<int> NextMorningAsync(ServiceUnderTest? copy = null)
    {
        MoveTo(AlipayTime.StartOf(AlipayTime.DayOf(Clock.GetUtcNow()).AddDays(1)).AddHours(10).AddMinutes(15));
        return await ReconcileAsync(copy);
    }

    /// <returns>How many bills were taken up.</returns>
    internal async Task<int> ReconcileAsync(ServiceUnderTest? copy = null)
    {
        var count = 0;
        while (await (copy ?? Service).RunAsync<ReconcileBills>() > 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>As if the day had never been compared.</summary>
    internal Task ForgetAsync(DateOnly day) => Books.RunAsync(
        "update reconciliation_runs set state = 'waiting', finished_at = null, next_attempt_at = '2026-01-01Z'"
        + $" where bill_date = '{Text(day)}'");

    /// <summary>Somebody pays, and no notification arrives.</summary>
    internal async Task<(Customer Customer, string OutTradeNo)> PaysUnnoticedAsync(string package = "pro")
    {
        var customer = await CustomerAsync();
        var order = await customer.OrderAsync(package);
        Alipay.DropNotifications();
        await Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        var outTradeNo = order.At<string>("order", "outTradeNo");
        await Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        return (customer, outTradeNo);
    }

    /// <summary>Somebody pays and has the credits.</summary>
    internal async Task<(Customer Customer, string OutTradeNo)> PaysAsync(string package = "pro")
    {
        var customer = await CustomerAsync();
        var order = await customer.OrderAsync(package);
        await PaysAsync(order);
        return (customer, order.At<string>("order", "outTradeNo"));
    }

    /// <summary>What operators see of a day: kind, order number, state and resolution of each finding.</summary>
    internal async Task<string[]> FindingsAsync(DateOnly day)
    {
        var answer = await (await OperatorAsync()).GetAsync($"/admin/reconciliations?date={Text(day)}&limit=100");
        return [.. answer.Json["items"]!.AsArray().Select(Seen).Order(StringComparer.Ordinal)];
    }

    internal Task<long> OpenAlertsAsync(DateOnly day) =>
        Books.CountAsync($"alerts where kind like 'bill_%' and key = '{Text(day)}' and recovered_at is null");

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Seen(JsonNode? finding) =>
        $"{finding!["kind"]} {finding["outTradeNo"]} {finding["hereFen"]}/{finding["thereFen"]} {finding["state"]} {finding["resolution"]}";
}
