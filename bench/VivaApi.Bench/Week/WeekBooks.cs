using System.Globalization;

namespace VivaApi.Bench.Week;

/// <summary>What must hold after the week, each line added up from rows of its own.</summary>
internal static class WeekBooks
{
    private const long UnitsPerYuan = 714_286;
    private const long UnitsPerCredit = 178_571;

    private static readonly Dictionary<string, (long Fen, long Credits)> Packages = new(StringComparer.Ordinal)
    {
        ["basic"] = (4_900, 50),
        ["pro"] = (9_900, 150),
        ["enterprise"] = (29_900, 500),
    };

    public static async Task<bool> CheckAsync(
        WeekWorld world, WeekRun run, (long Units, int Codes) opening, CancellationToken cancellationToken)
    {
        // The night in which the week begins has nothing to close.
        var right = Say("runs of the schedule: one a night, in one of the copies", run.Runs, WeekRun.Days + 2);
        right &= await SettlementsAsync(world, opening, cancellationToken);
        right &= await AlertsAsync(world, cancellationToken);
        right &= await RefillsAsync(world, opening.Codes, cancellationToken);
        right &= await MarginAsync(run, cancellationToken);
        var audit = await world.AuditAsync(cancellationToken);
        return Say("the audit of the books", audit ? 0 : 1, 0) && right;
    }

    private static async Task<bool> SettlementsAsync(
        WeekWorld world, (long Units, int Codes) opening, CancellationToken cancellationToken)
    {
        Task<long> Ask(string sql) => world.NumberAsync(sql, cancellationToken);
        var right = Say("days closed, each once", await Ask("select count(*) from settlements"), WeekRun.Days + 1);
        foreach (var (what, column, kinds) in new[]
        {
            ("sold", "credits_sold", "'grant'"), ("used", "credits_used", "'settle'"),
        })
        {
            right &= Say($"credits {what}: settlements = ledger",
                await Ask($"select coalesce(sum({column}), 0)::bigint from settlements"),
                await Ask($"select coalesce(sum(amount), 0)::bigint from credit_entries where kind in ({kinds})"));
        }

        right &= Say("credits outstanding: last settlement = accounts",
            await Ask("select credits_outstanding from settlements order by day desc limit 1"),
            await Ask("select sum(available_credits + reserved_credits)::bigint from user_credit_accounts"));

        // Each of the days is rounded to the fen by itself.
        var spent = opening.Units + (world.Viva.TopUps * WeekWorld.CodeCredits * UnitsPerCredit) - world.Viva.BalanceQuota;
        var fen = (long)Math.Round(spent * 100m / UnitsPerYuan, MidpointRounding.AwayFromZero);
        var settled = await Ask("select coalesce(sum(spend_fen), 0)::bigint from settlements");
        right &= Say(
            "fen spent: settlements = VivaAPI's own books, to a fen a day",
            settled,
            Math.Abs(settled - fen) <= WeekRun.Days + 1 ? settled : fen);
        right &= Say("jobs: settlements = jobs that ended",
            await Ask("select coalesce(sum(jobs), 0)::bigint from settlement_lines"),
            await Ask("select count(*) from generations where finished_at is not null"));
        right &= Say("jobs that did not end", await Ask("select count(*) from generations where finished_at is null"), 0);
        foreach (var line in await world.LinesAsync(
            """
            select '     ' || class || ': ' || sum(jobs) || ' jobs, ' || sum(billed_fen) || ' fen'
              from settlement_lines group by class order by class
            """,
            cancellationToken))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return right;
    }

    private static async Task<bool> AlertsAsync(WeekWorld world, CancellationToken cancellationToken)
    {
        foreach (var line in await world.LinesAsync(
            """
            select '     ' || kind || ': ' || count(*) || ' raised, ' || count(recovered_at) || ' recovered'
              from alerts group by kind order by kind
            """,
            cancellationToken))
        {
            await Console.Out.WriteLineAsync(line);
        }

        Task<long> Ask(string sql) => world.NumberAsync(sql, cancellationToken);
        var right = Say("alerts that did not recover", await Ask("select count(*) from alerts where recovered_at is null"), 0);
        right &= Say("alerts that were raised again while they were open",
            await Ask("select count(*) from alerts where count > 1 and kind not in ('master_key_refused', 'upstream_circuit')"), 0);
        right &= Say("the failing key: one alert", await Ask("select count(*) from alerts where kind = 'master_key_refused'"), 1);
        right &= Say("the failing key, measured: one alert", await Ask("select count(*) from alerts where kind = 'keys_failing'"), 1);
        right &= Say("the unknown top-up: one alert", await Ask("select count(*) from alerts where kind = 'refill_unknown'"), 1);
        right &= Say("customers who used 80 %: one alert for each time they did",
            await Ask(
                """
                select count(*) from (
                  select key from alerts where kind = 'customer_used_high' group by key having count(*) > 2) often
                """),
            0);
        return right;
    }

    private static async Task<bool> RefillsAsync(WeekWorld world, int codes, CancellationToken cancellationToken)
    {
        Task<long> Ask(string sql) => world.NumberAsync(sql, cancellationToken);
        var refills = await Ask("select count(*) from viva_refills");
        var right = Say("there were several needs", refills >= 3 ? 1 : 0, 1);
        right &= Say("top-ups that VivaAPI saw = refills", world.Viva.TopUps, refills);
        right &= Say("refills that are done = needs", await Ask("select count(*) from viva_refills where state = 'done'"), refills);
        right &= Say("codes that are used = refills", codes - await Ask("select count(*) from refill_codes where state = 'free'"), refills);
        right &= Say("refills that began before the one before was over, or in its pause",
            await Ask(
                """
                select count(*) from (
                  select created_at, lag(finished_at) over (order by created_at) as ended from viva_refills) r
                 where created_at < ended + interval '60 minutes'
                """),
            0);
        right &= Say("found in VivaAPI's log after a lost answer",
            await Ask("select count(*) from viva_refills where note like 'Found%'"), 1);
        return right;
    }

    private static async Task<bool> MarginAsync(WeekRun run, CancellationToken cancellationToken)
    {
        var report = await run.Operator.GetAsync(
            "/admin/reports/margin?from=2026-03-01&to=2026-03-31&by=package&limit=100", cancellationToken);
        var right = true;
        foreach (var (package, orders) in run.Bought.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var row = report["items"]!.AsArray().Single(item => (string?)item!["key"] == package)!;
            var (fen, credits) = Packages[package];
            right &= Say(
                string.Create(CultureInfo.InvariantCulture, $"margin of {package}, {orders} orders: report = by hand"),
                (long)row["marginFen"]!,
                orders * (fen - (credits * 25)));
        }

        return right;
    }

    private static bool Say(string what, long seen, long wanted)
    {
        var isRight = seen == wanted;
        Console.Out.WriteLine($"{(isRight ? "ok  " : "FAIL")} {what}: {seen:N0}{(isRight ? string.Empty : $", not {wanted:N0}")}");
        return isRight;
    }
}
