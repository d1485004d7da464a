using VivaApi.Migrations;

namespace VivaApi.Bench.Ledger;

/// <summary>Goes through all measurements, pass after pass, so that each meets the same machine in the same minute.</summary>
internal sealed class LedgerRun(LedgerWorld world, LedgerTools tools, LedgerOptions options, Action<string> say)
{
    private const int WarmUpSeconds = 2;

    /// <summary>Enough for each page of a large ledger's indexes to be met once.</summary>
    private const int LedgerWarmUpSeconds = 6;
    private const string Generate = "POST /generations";
    private readonly Dictionary<string, Series> series = new(StringComparer.Ordinal);

    private string Cold => Tokens.Cold(world.Folder);

    private string Hot => Tokens.Hot(world.Folder);

    public async Task<LedgerNumbers> RunAsync(CancellationToken cancellationToken)
    {
        var script = await WriteScriptAsync(cancellationToken);
        foreach (var database in new[] { LedgerWorld.Small, LedgerWorld.Accepting, LedgerWorld.Working })
        {
            await world.MakeDatabaseAsync(database, Seed.Accounts, cancellationToken);
        }

        if (options.LargeEntries > 0)
        {
            await world.MakeDatabaseAsync(LedgerWorld.Large, options.LargeEntries, cancellationToken);
        }

        // The bench makes the key rings before the services look for them: tokens of the one database are good in the other.
        await using var small = world.Services(LedgerWorld.Small);
        await using var accepting = world.Services(LedgerWorld.Accepting);
        await Tokens.WriteAsync(accepting, world.Folder, cancellationToken);
        await CopyKeyRingAsync(cancellationToken);
        await using var service = await world.StartServiceAsync(LedgerWorld.Accepting, workers: false, cancellationToken);
        var load = new Wrk(tools, service.Address, script);
        await WarmUpAsync(load, cancellationToken);
        await WarmUpLedgersAsync(cancellationToken);
        var ledger = new InProcessLedger(small, TimeProvider.System);
        await ledger.RunAsync(hot: false, WarmUpSeconds, cancellationToken);
        var beforeHttp = await DiskUse.ReadAsync(world.ConnectionString(LedgerWorld.Accepting), cancellationToken);
        var reserves = new List<(double Tables, double Log)>();
        for (var pass = 1; pass <= options.Repeats; pass++)
        {
            say($"pass {pass} of {options.Repeats}");
            reserves.Add(await MeasureDatabaseAsync(cancellationToken));
            await MeasureInProcessAsync(ledger, cancellationToken);
            await MeasureHttpAsync(load, service, cancellationToken);
            await MeasureWithWorkersAsync(script, cancellationToken);
        }

        var afterHttp = await DiskUse.ReadAsync(world.ConnectionString(LedgerWorld.Accepting), cancellationToken);
        await using var audit = new StringWriter();
        var right = await Audit.RunAsync(world.ConnectionString(LedgerWorld.Accepting), audit, cancellationToken);
        return new LedgerNumbers(
            [.. series.Values],
            ProcessTimes.PeakMemory(service.Id),
            (Series.Median(reserves.Select(each => each.Tables)), Series.Median(reserves.Select(each => each.Log))),
            afterHttp.EachSince(beforeHttp),
            right,
            audit.ToString());
    }

    private async Task<(double Tables, double Log)> MeasureDatabaseAsync(CancellationToken cancellationToken)
    {
        var small = new PgBench(tools, world.ConnectionString(LedgerWorld.Small));
        await DatabaseAsync(small, "L0 1", "one-row insert, 1 client", PgBench.OneRow, 1, cancellationToken);
        await DatabaseAsync(small, "L0", "one-row insert, 16 clients", PgBench.OneRow, 16, cancellationToken);
        var before = await DiskUse.ReadAsync(world.ConnectionString(LedgerWorld.Small), cancellationToken);
        await DatabaseAsync(small, "L1 cold", "reserve, 10,000 accounts, 16 clients", PgBench.ReserveCold, 16, cancellationToken);
        var after = await DiskUse.ReadAsync(world.ConnectionString(LedgerWorld.Small), cancellationToken);
        await DatabaseAsync(small, "L1 hot", "reserve, one account, 16 clients", PgBench.ReserveHot, 16, cancellationToken);
        if (options.LargeEntries > 0)
        {
            var large = new PgBench(tools, world.ConnectionString(LedgerWorld.Large));
            await DatabaseAsync(
                large, "L1 large", $"L1 cold with {options.LargeEntries:N0} entries", PgBench.ReserveCold, 16, cancellationToken);
        }

        return after.EachSince(before);
    }

    private async Task MeasureInProcessAsync(InProcessLedger ledger, CancellationToken cancellationToken)
    {
        foreach (var hot in new[] { false, true })
        {
            var cpu = ProcessTimes.OfFamily(world.PostgresId);
            var (rate, latency) = await ledger.RunAsync(hot, options.Seconds, cancellationToken);
            var spent = ProcessTimes.OfFamily(world.PostgresId) - cpu;
            Add(
                hot ? "L2 hot" : "L2 cold",
                $"C# ledger in-process, {(hot ? "one account" : "10,000 accounts")}, 16 tasks",
                new Sample(rate, latency, spent * 1_000_000 / (rate * options.Seconds), 0));
        }
    }

    private async Task MeasureHttpAsync(Wrk load, ServiceProcess service, CancellationToken cancellationToken)
    {
        foreach (var connections in new[] { 1, 16, 64 })
        {
            await HttpAsync(load, service, $"L3 cold {connections}", Generate, Cold, connections, cancellationToken);
            await HttpAsync(load, service, $"L3 hot {connections}", Generate, Hot, connections, cancellationToken);
        }

        await HttpAsync(load, service, "quota 64", "GET /quota", Cold, 64, cancellationToken);
    }

    private async Task MeasureWithWorkersAsync(string script, CancellationToken cancellationToken)
    {
        await using var service = await world.StartServiceAsync(LedgerWorld.Working, workers: true, cancellationToken);
        var load = new Wrk(tools, service.Address, script);
        await load.RunAsync(Generate, Cold, 64, WarmUpSeconds, cancellationToken);
        await HttpAsync(load, service, "L3 cold 64, workers on", Generate, Cold, 64, cancellationToken);
    }

    private async Task DatabaseAsync(
        PgBench bench, string name, string what, string script, int clients, CancellationToken cancellationToken)
    {
        var cpu = ProcessTimes.OfFamily(world.PostgresId);
        var rate = await bench.RunAsync(script, clients, options.Seconds, cancellationToken);
        var spent = ProcessTimes.OfFamily(world.PostgresId) - cpu;
        Add(name, what, new Sample(rate, null, spent * 1_000_000 / (rate * options.Seconds), 0));
    }

    private async Task HttpAsync(
        Wrk load, ServiceProcess service, string name, string request, string tokens, int connections, CancellationToken cancellationToken)
    {
        var (database, own) = (ProcessTimes.OfFamily(world.PostgresId), ProcessTimes.Of(service.Id));
        var result = await load.RunAsync(request, tokens, connections, options.Seconds, cancellationToken);
        database = ProcessTimes.OfFamily(world.PostgresId) - database;
        own = ProcessTimes.Of(service.Id) - own;
        Add(
            name,
            $"{request}, {connections} connection{(connections == 1 ? string.Empty : "s")}",
            new Sample(result.PerSecond, result.Milliseconds, database * 1_000_000 / result.Requests, own * 1_000_000 / result.Requests));
    }

    private async Task WarmUpAsync(Wrk load, CancellationToken cancellationToken)
    {
        foreach (var connections in new[] { 16, 64 })
        {
            await load.RunAsync(Generate, Cold, connections, WarmUpSeconds, cancellationToken);
            await load.RunAsync("GET /quota", Cold, connections, WarmUpSeconds, cancellationToken);
        }
    }

    // The first change of a page after a checkpoint logs the page whole. A new ledger begins with a checkpoint, and a large one has many
    // more pages: measured at once, that would be counted as the cost of a movement.
    private async Task WarmUpLedgersAsync(CancellationToken cancellationToken)
    {
        string[] ledgers = options.LargeEntries > 0 ? [LedgerWorld.Small, LedgerWorld.Large] : [LedgerWorld.Small];
        foreach (var database in ledgers)
        {
            await new PgBench(tools, world.ConnectionString(database)).RunAsync(
                PgBench.ReserveCold, 16, LedgerWarmUpSeconds, cancellationToken);
        }
    }

    private void Add(string name, string what, Sample sample)
    {
        if (!series.TryGetValue(name, out var known))
        {
            series[name] = known = new Series(name, what);
        }

        known.Samples.Add(sample);
        say($"  {name,-24} {sample.PerSecond,8:F0}/s");
    }

    private async Task<string> WriteScriptAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(world.Folder, "load.lua");
        await using var script = typeof(LedgerRun).Assembly.GetManifestResourceStream("VivaApi.Bench.Ledger.load.lua")!;
        await using var target = File.Create(file);
        await script.CopyToAsync(target, cancellationToken);
        return file;
    }

    private async Task CopyKeyRingAsync(CancellationToken cancellationToken)
    {
        var keys = await KeyRing.ReadAsync(world.ConnectionString(LedgerWorld.Accepting), cancellationToken);
        await KeyRing.WriteAsync(world.ConnectionString(LedgerWorld.Working), keys, cancellationToken);
    }
}
