using System.Net;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Week;

/// <summary>What happens at VivaAPI: the account runs dry, a model has no channel, a key is refused, jobs fail or get lost.</summary>
internal sealed class UpstreamActs(WeekWorld world, WeekDiary diary, WeekCast cast)
{
    private const int Dry = 24;
    private const int Failing = 110;
    private const int Doubt = 150;
    private const int Leak = 160;
    private const int KeyFails = 180;

    // The settlement of the sixth day falls into the first of these, and its time is three hours past in the ninth after.
    private const int SixthNight = 425;
    private const int Late = SixthNight + 9;

    public void PutOn(WeekAgenda agenda)
    {
        RunsDry(agenda);
        FailingJobs(agenda);
        JobInDoubt(agenda);
        LeakingDay(agenda);
        FailingKey(agenda);
        TellsNothing(agenda);
    }

    /// <summary>
    /// What becomes of the need that begins in this step: the answer to the second purchase is lost though its code was taken, and the next
    /// look at VivaAPI's log finds it; for the third there is no code, and an operator is asked, who buys by hand and brings codes.
    /// </summary>
    public void NeedBegins(WeekAgenda agenda, int number, int step)
    {
        if (number == 2)
        {
            agenda.Expect("refill_unknown", step, step + 1);
        }
        else if (number == 3)
        {
            agenda.Expect("refill_requested", step, step + 1);
            agenda.At(step + 1, BuyWhereAskedAsync);
        }
    }

    private async Task BuyWhereAskedAsync(CancellationToken cancellationToken)
    {
        var asked = await cast.Operator.GetAsync("/admin/refills?state=requested", cancellationToken);
        foreach (var refill in asked["items"]!.AsArray())
        {
            Put(WeekWorld.CodeCredits);
            diary.RefilledByHand();
            await cast.Operator.PostAsync(
                $"/admin/refills/{(string)refill!["id"]!}/resolve",
                new { outcome = "done", note = "Paid in the console.", credits = WeekWorld.CodeCredits },
                cancellationToken);
        }

        await cast.Operator.PostAsync(
            "/admin/refill-codes", new { codes = WeekWorld.Codes.Skip(WeekWorld.FirstCodes), credits = WeekWorld.CodeCredits },
            cancellationToken);
    }

    // The account is drained by others while the model has no channel: what waits cannot be paid for. The purchase that is made never
    // arrives, and until that is certain, and for an hour after, there is no other. Meanwhile the balance swings around its threshold.
    private void RunsDry(WeekAgenda agenda)
    {
        agenda.Alone(Dry - 1, Dry + 7);
        agenda.At(Dry - 1, async token =>
        {
            await cast.BuysAsync("crowd", "enterprise", token);
            await cast.BuysAsync("crowd", "enterprise", token);
            await cast.BuysAsync("crowd", "enterprise", token);
        });
        agenda.At(Dry, async token =>
        {
            world.Viva.NextSubmits("no-channel=all");
            world.Viva.NextTopUp(TopUpFault.LostBefore);
            world.Viva.NextTopUp(TopUpFault.None);
            world.Viva.NextTopUp(TopUpFault.LostAfter);
            await cast.MakesAsync("crowd", 75, null, token);
            Hold(900);
        });
        agenda.At(Dry + 1, async token =>
        {
            Hold(1_100);
            var status = await (await cast.NamedAsync("crowd", token)).GenerateAsync(null, token);
            diary.TurnedAway += status == HttpStatusCode.ServiceUnavailable ? 1 : 0;
        });
        agenda.At(Dry + 2, () => Hold(950));
        agenda.At(Dry + 6, () => world.Viva.NextSubmits("none"));
        agenda.Expect("upstream_circuit", Dry, Dry + 6);
        agenda.Expect("video_sales_paused", Dry, Dry + 6);
        agenda.Expect("upstream_balance_low", Dry, Dry + 6);
        agenda.Expect("reserve_low", Dry, Dry + 6);
        agenda.Expect("refill_unknown", Dry, Dry + 2);
    }

    private void FailingJobs(WeekAgenda agenda)
    {
        agenda.At(Failing - 1, token => cast.BuysAsync("unlucky", "enterprise", token));
        agenda.At(Failing, token => cast.MakesAsync("unlucky", 20, "fails", token));
        agenda.Expect("failed_jobs_rate", Failing, Failing + 1, within: 6);
    }

    // VivaAPI tells nothing about the account, neither its balance nor its log: the day that should be closed waits, and is late.
    private void TellsNothing(WeekAgenda agenda)
    {
        agenda.Calm(SixthNight - 3, Late + 2);
        agenda.At(SixthNight - 1, () => world.Viva.AccountIsShut = true);
        agenda.At(Late + 2, () => world.Viva.AccountIsShut = false);
        agenda.Expect("upstream_balance_unknown", SixthNight, Late + 2);
        agenda.Expect("settlement_log_unreadable", SixthNight, Late + 2);
        agenda.Expect("settlement_late", Late, Late + 2);
    }

    // Twenty videos of the third day come without a file, and VivaAPI keeps their price; the settlement tells, until that of the next day.
    private void LeakingDay(WeekAgenda agenda)
    {
        agenda.Calm(Leak - 1, Leak + 12);
        agenda.At(Leak, token => cast.BuysAsync("fileless", "enterprise", token));
        for (var step = Leak; step < Leak + 10; step++)
        {
            agenda.At(step, token => cast.MakesAsync("fileless", 2, "no-file", token));
        }

        agenda.Expect("settlement_leak", FirstAfterNight(3), FirstAfterNight(4));
    }

    // The submit is cut off before VivaAPI has taken it: nobody knows, until the job is written off after an hour.
    private void JobInDoubt(WeekAgenda agenda)
    {
        agenda.Calm(Doubt, Doubt + 4);
        agenda.At(Doubt, async token =>
        {
            await cast.BuysAsync("lost", "pro", token);
            await cast.MakesAsync("lost", 1, "reset", token);
        });
        agenda.Expect("jobs_in_doubt_old", Doubt + 2, Doubt + 3);
    }

    private void FailingKey(WeekAgenda agenda)
    {
        agenda.Calm(KeyFails, KeyFails + 8);
        agenda.At(KeyFails - 1, token => cast.BuysAsync("busy", "enterprise", token));
        agenda.At(KeyFails, token =>
        {
            world.Viva.RevokeKey(WeekWorld.SecondKey);
            return cast.MakesAsync("busy", 10, null, token);
        });
        agenda.At(KeyFails + 6, token =>
        {
            world.Viva.RestoreKey(WeekWorld.SecondKey);
            return cast.MakesAsync("busy", 10, null, token);
        });
        agenda.Expect("master_key_refused", KeyFails, KeyFails + 6);
        agenda.Expect("keys_failing", KeyFails, KeyFails + 6);
    }

    // The first step that begins when the day before is closed.
    private static int FirstAfterNight(int night) => WeekRun.FirstStepAfter(TimeSpan.FromDays(night) + WeekNights.SettlementTime);

    private void Hold(long credits) => Put(credits - world.Viva.BalanceCredits);

    private void Put(long credits)
    {
        var before = world.Viva.BalanceQuota;
        world.Viva.AddCredits(credits);
        diary.Outside(world.Viva.BalanceQuota - before);
    }
}
