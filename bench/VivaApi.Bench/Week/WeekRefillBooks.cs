namespace VivaApi.Bench.Week;

/// <summary>Whether each need of VivaAPI's account was filled once.</summary>
internal static class WeekRefillBooks
{
    public static async Task CheckAsync(WeekWorld world, WeekRun run, WeekSay say, CancellationToken cancellationToken)
    {
        Task<long> Ask(string sql) => world.NumberAsync(sql, cancellationToken);
        var done = await Ask("select count(*) from viva_refills where state = 'done'");
        say.That("there were several needs", run.Needs >= 4 ? 1 : 0, 1);
        say.That("refills that are done = needs, by VivaAPI's balance, the ledger and the line of jobs", done, run.Needs);
        say.That(
            "codes that VivaAPI took = needs that nobody filled by hand", world.Viva.CodesTaken, run.Needs - run.Diary.RefillsByHand);
        say.That("purchases that VivaAPI saw: those, and the one whose connection broke", world.Viva.TopUps, world.Viva.CodesTaken + 1);
        say.That(
            "codes that were given out = purchases",
            await Ask("select count(*) from refill_codes where state = 'used'"),
            world.Viva.TopUps);
        say.That(
            "refills that failed: the one that never arrived", await Ask("select count(*) from viva_refills where state = 'failed'"), 1);
        say.That("refills that are open", await Ask("select count(*) from viva_refills where finished_at is null"), 0);
        say.That(
            "refills that began before the one before was over, or in its pause",
            await Ask(
                """
                select count(*) from (
                  select created_at, lag(finished_at) over (order by created_at, id) as ended,
                         lag(state) over (order by created_at, id) as state_before
                    from viva_refills) r
                 where created_at < ended + case when state_before = 'cancelled' then interval '0' else interval '60 minutes' end
                """),
            0);
        say.That("found in VivaAPI's log after a lost answer",
            await Ask("select count(*) from viva_refills where note like 'Found%'"), 1);
    }
}
