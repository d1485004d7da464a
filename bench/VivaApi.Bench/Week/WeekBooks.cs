using VivaApi.Sandbox.Alipay;

namespace VivaApi.Bench.Week;

/// <summary>What must hold after the week, each line added up from rows of its own.</summary>
internal static class WeekBooks
{
    private const long UnitsPerYuan = 714_286;
    private const long UnitsPerCredit = 178_571;

    public static async Task<bool> CheckAsync(WeekWorld world, WeekRun run, long openingUnits, CancellationToken cancellationToken)
    {
        var say = new WeekSay();

        // The night in which the week begins has nothing to close.
        var first = DateOnly.FromDateTime(WeekRun.Begin.AddHours(8).UtcDateTime);
        say.That(
            "nights after a day of the week in which the schedule ran",
            run.ScheduledRuns.Where(night => night > first).Distinct().Count(),
            WeekRun.Days + 1);
        say.None(
            "nights in which both copies ran it, or one did twice",
            [.. run.ScheduledRuns.CountBy(night => night).Where(night => night.Value > 1)
                .Select(night => $"{night.Key:O}: {night.Value}")]);
        await SettlementsAsync(world, run, openingUnits, say, cancellationToken);
        var crossings = await WeekCrossings.ReckonAsync(world, run.Looks, cancellationToken);
        await WeekAlertBooks.CheckAsync(world, run.Diary, crossings, say, cancellationToken);
        await WeekPostBooks.CheckAsync(world, crossings, say, cancellationToken);
        await WeekRefillBooks.CheckAsync(world, run, say, cancellationToken);
        await WeekMargin.CheckAsync(world, run, say, cancellationToken);
        say.That("videos that were turned away: the one that could not be paid for", run.Diary.TurnedAway, 1);
        say.That("the audit of the books", await world.AuditAsync(cancellationToken) ? 0 : 1, 0);
        return say.IsRight;
    }

    private static async Task SettlementsAsync(
        WeekWorld world, WeekRun run, long openingUnits, WeekSay say, CancellationToken cancellationToken)
    {
        Task<long> Ask(string sql) => world.NumberAsync(sql, cancellationToken);
        say.That("days closed, each once", await Ask("select count(*) from settlements"), WeekRun.Days + 1);
        var paid = world.Alipay.Trades.Where(trade => trade.PaidAt is not null).ToList();
        foreach (var (what, column, entries, there) in new (string What, string Column, string Entries, long? There)[]
        {
            ("sold", "credits_sold", "kind = 'grant'", paid.Sum(trade => WeekOffers.CreditsOfPrice(trade.Amount.Value))),
            ("used", "credits_used", "kind = 'settle'", null),
            ("refunded", "credits_refunded", "kind in ('revoke', 'restore')", paid.Sum(CreditsBack)),
            ("adjusted", "credits_adjusted", "kind = 'adjust'", 0),
        })
        {
            var sum = await Ask($"select coalesce(sum({column}), 0)::bigint from settlements");
            say.That(
                $"credits {what}: days whose settlement is not the ledger's of that day",
                await Ask(
                    $"""
                     select count(*) from settlements s where s.{column} <> (
                       select coalesce(sum(case when e.kind = 'restore' then -e.amount else e.amount end), 0)::bigint
                         from credit_entries e
                        where e.{entries} and (e.created_at at time zone 'UTC' + interval '8 hours')::date = s.day)
                     """),
                0);
            say.That($"credits {what}: settlements = {(there is null ? "ledger" : "Alipay's own books")}", sum, there ?? await Ask(
                $"select coalesce(sum(amount), 0)::bigint from credit_entries where {entries}"));
        }

        say.That(
            "credits outstanding: last settlement = accounts",
            await Ask("select credits_outstanding from settlements order by day desc limit 1"),
            await Ask("select sum(available_credits + reserved_credits)::bigint from user_credit_accounts"));

        // Each of the days is rounded to the fen by itself.
        var brought = openingUnits + run.Diary.OutsideUnits + (world.Viva.CodesTaken * WeekWorld.CodeCredits * UnitsPerCredit);
        var fen = (long)Math.Round((brought - world.Viva.BalanceQuota) * 100m / UnitsPerYuan, MidpointRounding.AwayFromZero);
        var settled = await Ask("select coalesce(sum(spend_fen), 0)::bigint from settlements");
        say.That(
            "fen spent: settlements = VivaAPI's own books, to a fen a day",
            settled,
            Math.Abs(settled - fen) <= WeekRun.Days + 1 ? settled : fen);
        await JobsAsync(world, say, cancellationToken);
    }

    private static async Task JobsAsync(WeekWorld world, WeekSay say, CancellationToken cancellationToken)
    {
        Task<long> Ask(string sql) => world.NumberAsync(sql, cancellationToken);
        say.That("jobs: settlements = jobs that ended",
            await Ask("select coalesce(sum(jobs), 0)::bigint from settlement_lines"),
            await Ask("select count(*) from generations where finished_at is not null"));
        say.That(
            "fen that jobs truly cost: written beside each = VivaAPI's own tasks that it did not give back",
            await Ask("select coalesce(sum(billed_fen), 0)::bigint from generations"),
            world.Viva.Tasks.Where(task => !task.Refunded).Sum(_ => 15L * WeekOffers.FenPerCredit));
        say.That(
            "jobs that ended and have nothing written beside them",
            await Ask("select count(*) from generations where finished_at is not null and billed_fen is null"),
            0);
        say.That(
            "bills of nobody's jobs, and days that were closed by the catalogue",
            await Ask("select coalesce(sum(strange_bills + strange_fen), 0)::bigint + count(*) filter (where spend_source <> 'log') "
                + "from settlements"),
            0);
        say.That("jobs that did not end", await Ask("select count(*) from generations where finished_at is null"), 0);
        say.That("refunds that did not end", await Ask("select count(*) from refunds where finished_at is null"), 0);
        foreach (var line in await world.LinesAsync(
            """
            select '     ' || class || ': ' || sum(jobs) || ' jobs, ' || sum(billed_fen) || ' fen'
              from settlement_lines group by class order by class
            """,
            cancellationToken))
        {
            await Console.Out.WriteLineAsync(line);
        }
    }

    private static long CreditsBack(StandInTrade trade)
    {
        var package = WeekOffers.All.Single(offer => offer.Value.Fen == trade.Amount.Value).Key;
        return WeekOffers.CreditsOf(package, trade.Refunded.Value);
    }
}
