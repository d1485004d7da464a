using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Bench.Product;
using VivaApi.Bench.Shop;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.Bench.Bills;

/// <summary>A large bill: how long it takes to read and to compare, and how much of it is in memory at any time.</summary>
internal static class BillSuite
{
    private const double Kibibyte = 1_024;
    private const double MostLiveKibibytes = 4_096;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    /// <returns>0 when every line is compared, kept and no finding, twice, and reading holds four mebibytes at most.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (await BenchArguments.ReadAsync(arguments, new Dictionary<string, int> { ["lines"] = 100_000 }) is not { } options)
        {
            return 2;
        }

        var count = options["lines"];
        var clock = new FakeTimeProvider(Noon);
        await using var world = await ShopWorld.StartAsync(clock, durable: true, cancellationToken);
        var orders = await OpenOrders.PlaceAsync(world, count, Noon, cancellationToken);
        await world.RunAsync(
            "update orders set state = 'paid', trade_no = 'T' || out_trade_no, paid_at = created_at, next_query_at = null",
            cancellationToken);
        await world.RunAsync("vacuum analyze orders", cancellationToken);
        BillRow[] rows = [.. orders.Select(Row)];
        world.Alipay.Bills.Change = _ => rows;

        var frame = new BillFrame(world.Alipay.SellerId, AlipayTime.StartOf(AlipayTime.DayOf(Noon)), Noon);
        var (read, live) = Read(BillFile.Write(frame, "trade", rows));
        clock.Advance(TimeSpan.FromHours(24));
        var first = await CompareAsync(world, cancellationToken);
        await world.RunAsync(
            "update reconciliation_runs set state = 'waiting', finished_at = null, next_attempt_at = '2026-01-01Z'", cancellationToken);
        var second = await CompareAsync(world, cancellationToken);

        var lines = await world.NumberAsync("select count(*) from bill_entries", cancellationToken);
        var findings = await world.NumberAsync("select count(*) from reconciliation_findings", cancellationToken);
        var compared = await world.NumberAsync(
            $"select count(*) from reconciliation_runs where state = 'compared' and lines = {count}", cancellationToken);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
             {world.PostgresVersion}, {Environment.ProcessorCount} cores for service, stand-in and database, commits wait for the disk
             {count:N0} lines read to their end: {read.TotalSeconds:0.00} s, at most {live:N0} KiB alive beside the packed file
             made, fetched, read, compared and kept: {first.TotalSeconds:0.0} s; once more, with nothing new: {second.TotalSeconds:0.0} s
             {lines:N0} lines kept, {findings} findings
             """));
        var right = lines == count && findings == 0 && compared == 1 && live <= MostLiveKibibytes;
        await Console.Out.WriteLineAsync(right ? "Every line agrees." : "THE COMPARISON IS WRONG OR HOLDS TOO MUCH: see above.");
        return right ? 0 : 1;
    }

    private static BillRow Row(Order order) => new(
        $"T{order.OutTradeNo}", order.OutTradeNo, order.PackageName, order.CreatedAt, order.CreatedAt, order.AmountFen, string.Empty);

    private static (TimeSpan Took, double LiveKibibytes) Read(byte[] file)
    {
        var began = Stopwatch.GetTimestamp();
        var (bill, refusal) = AlipayBill.Read(file, new AlipayBillOptions());
        var took = Stopwatch.GetElapsedTime(began);
        if (bill is null)
        {
            throw new InvalidOperationException(refusal);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, at) = (0L, 0);
        foreach (var _ in bill.Lines())
        {
            if (++at % 10_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        GC.KeepAlive(file);
        return (took, most / Kibibyte);
    }

    private static async Task<TimeSpan> CompareAsync(ShopWorld world, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await world.Service.RunAsync<ReconcileBills>(cancellationToken);
        return Stopwatch.GetElapsedTime(began);
    }
}
