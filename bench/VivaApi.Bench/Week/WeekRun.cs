using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using VivaApi.Bench.Month;
using VivaApi.Migrations;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Week;

/// <summary>Lives through the week in steps of twenty minutes, each worked through by both copies at once.</summary>
internal sealed class WeekRun(WeekWorld world, FakeTimeProvider clock, Chance chance, int customers) : IDisposable
{
    public const int Days = 7;

    /// <summary>The midnight in Beijing that begins the second of March 2026.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 16, 0, 0, TimeSpan.Zero);

    private const int StepMinutes = 20;
    private const int StepsPerDay = 24 * 60 / StepMinutes;

    /// <summary>A master key is refused from the third day's noon, for two hours.</summary>
    private const int KeyFailsAtStep = (2 * StepsPerDay) + (StepsPerDay / 2);
    private const int KeyWorksAtStep = KeyFailsAtStep + 6;

    private static readonly string[] Packages = ["basic", "basic", "pro", "enterprise"];

    /// <summary>A quarter past one in Beijing.</summary>
    private static readonly TimeSpan SettlementTime = TimeSpan.FromMinutes(75);

    private readonly WeekWork work = new(world, clock);
    private readonly List<WeekPerson> people = [];
    private readonly Dictionary<string, int> bought = new(StringComparer.Ordinal);

    /// <summary>Orders paid, by package.</summary>
    public IReadOnlyDictionary<string, int> Bought => bought;

    private readonly HashSet<string> runs = new(StringComparer.Ordinal);

    /// <summary>Nights whose settlement was made.</summary>
    private int nights;

    /// <summary>Runs of the nightly task, over both copies.</summary>
    public int Runs => runs.Count;

    private DateTimeOffset NextSettlement => Begin.AddDays(nights + 1) + SettlementTime;

    /// <summary>There as soon as the week has been opened, which is the first thing that it does.</summary>
    public WeekPerson Operator { get; private set; } = null!;

    public int TurnedAway => people.Sum(person => person.TurnedAway);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        var schedulers = new List<IScheduler>();
        foreach (var copy in world.Copies)
        {
            schedulers.Add(await copy.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken));
            await schedulers[^1].Start(cancellationToken);
        }

        for (var step = 0; step < Days * StepsPerDay; step++)
        {
            await StepAsync(step, cancellationToken);
            if (step % StepsPerDay == StepsPerDay - 1)
            {
                await Console.Out.WriteLineAsync($"day {(step / StepsPerDay) + 1}: {world.Viva.Submissions.Count} submits, "
                    + $"{world.Viva.BalanceCredits} credits at VivaAPI, {world.Viva.TopUps} top-ups");
            }
        }

        await CloseAsync(cancellationToken);
        foreach (var scheduler in schedulers)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    public void Dispose()
    {
        Operator?.Dispose();
        foreach (var person in people)
        {
            person.Dispose();
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        Operator = new WeekPerson(world, 0, clock);
        await Operator.RegisterAsync(cancellationToken);
        await OperatorAccount.CreateAsync(world.ConnectionString, Operator.Email, string.Empty, cancellationToken);
        var codes = new { codes = WeekWorld.Codes, credits = WeekWorld.CodeCredits };
        await Operator.PostAsync("/admin/refill-codes", codes, cancellationToken);
        for (var number = 1; number <= customers; number++)
        {
            people.Add(new WeekPerson(world, number, clock));
            await people[^1].RegisterAsync(cancellationToken);
        }

        // The second purchase's answer is lost after VivaAPI took the code.
        world.Viva.NextTopUp(TopUpFault.None);
        world.Viva.NextTopUp(TopUpFault.LostAfter);
    }

    private async Task StepAsync(int step, CancellationToken cancellationToken)
    {
        if (step == KeyFailsAtStep)
        {
            world.Viva.RevokeKey(WeekWorld.SecondKey);
        }
        else if (step == KeyWorksAtStep)
        {
            world.Viva.RestoreKey(WeekWorld.SecondKey);
        }

        await TradeAsync(step, cancellationToken);
        await work.OnceAsync(cancellationToken);
        await PassAsync(cancellationToken);
    }

    /// <summary>
    /// Lets the rest of the step pass. On the way to it the clock stops when the schedule's time has come, until the night's settlement is
    /// made: the schedule lives by the moved clock and works by the real one.
    /// </summary>
    private async Task PassAsync(CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow().AddMinutes(StepMinutes);
        if (end > NextSettlement && clock.GetUtcNow() <= NextSettlement)
        {
            clock.Advance(NextSettlement - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            nights++;
            await WaitForSettlementsAsync(cancellationToken);
        }

        clock.Advance(end - clock.GetUtcNow());
    }

    private async Task WaitForSettlementsAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (await world.NumberAsync("select count(*) from settlements", patience.Token) < nights)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        // The schedule's own history says who ran what; it is trimmed with time, so each night's is read in its night.
        while (runs.Count < nights)
        {
            runs.UnionWith(await world.LinesAsync(
                "select entry_id from qrtz_execution_history where job_name = 'close-settlements'", patience.Token));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Each customer buys in the first days, and makes a few videos in one sitting some time later.</summary>
    private async Task TradeAsync(int step, CancellationToken cancellationToken)
    {
        const int buyingSteps = 5 * StepsPerDay;
        foreach (var person in people.Where((_, place) => step < buyingSteps && place % buyingSteps == step))
        {
            await BuyAsync(person, chance.Of(Packages), cancellationToken);
            for (var video = chance.Below(4) + 1; video > 0; video--)
            {
                await MakeAsync(person, cancellationToken);
            }
        }

        foreach (var person in people.Where((_, place) => step >= StepsPerDay && (place * 7) % (5 * StepsPerDay) == step - StepsPerDay))
        {
            for (var video = chance.Below(5) + 1; video > 0; video--)
            {
                await MakeAsync(person, cancellationToken);
            }
        }
    }

    private async Task BuyAsync(WeekPerson person, string package, CancellationToken cancellationToken)
    {
        await person.BuyAsync(package, world.Alipay, cancellationToken);
        bought[package] = bought.GetValueOrDefault(package) + 1;
    }

    private async Task MakeAsync(WeekPerson person, CancellationToken cancellationToken)
    {
        var fault = chance.Below(100) switch
        {
            < 5 => VivaFault.Fails,
            < 8 => VivaFault.NoFile,
            < 10 => VivaFault.RateLimited,
            < 11 => VivaFault.TimeoutAfterAccept,
            < 12 => VivaFault.ContentRefused,
            _ => VivaFault.None,
        };
        world.Viva.NextSubmit(fault == VivaFault.TimeoutAfterAccept ? VivaFault.ResetAfterAccept : fault);
        await person.GenerateAsync($"video {Guid.CreateVersion7(clock.GetUtcNow())}", cancellationToken);
    }

    /// <summary>What is under way ends; who has used most buys again; and the last night's settlement is made.</summary>
    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        await WorkOnAsync(steps: 9, cancellationToken);

        var low = await world.LinesAsync(
            """
            select distinct u.email from alerts a join users u on u.id::text = a.key
             where a.recovered_at is null and a.kind in ('customer_used_high', 'customer_used_up') order by 1
            """,
            cancellationToken);
        foreach (var person in people.Where(person => low.Contains(person.Email)))
        {
            await BuyAsync(person, "pro", cancellationToken);
        }

        await WorkOnAsync(steps: 40, cancellationToken);

        // The eighth day, on which the last purchases were made, is closed in its night.
        clock.Advance(NextSettlement - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        nights++;
        await WaitForSettlementsAsync(cancellationToken);
        await work.OnceAsync(cancellationToken);
        runs.UnionWith(await world.LinesAsync("select entry_id from qrtz_execution_history", cancellationToken));
    }

    /// <summary>Nobody buys or makes anything; the copies go on with what there is.</summary>
    private async Task WorkOnAsync(int steps, CancellationToken cancellationToken)
    {
        for (var step = 0; step < steps; step++)
        {
            await work.OnceAsync(cancellationToken);
            await PassAsync(cancellationToken);
        }
    }
}
