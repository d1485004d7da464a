using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using VivaApi.Bench.Month;
using VivaApi.Migrations;

namespace VivaApi.Bench.Week;

/// <summary>Lives through the week in steps of twenty minutes, each worked through by both copies at once.</summary>
internal sealed class WeekRun : IDisposable
{
    public const int Days = 7;
    public const int StepsPerDay = 72;

    /// <summary>The midnight in Beijing that begins the second of March 2026.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 16, 0, 0, TimeSpan.Zero);

    /// <summary>Twenty minutes, and the half that the work takes.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(20.5);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(20);

    private readonly WeekWorld world;
    private readonly WeekNeeds needs;
    private readonly WeekWork work;
    private readonly WeekNights nights;
    private readonly WeekCast cast;
    private readonly WeekTrade trade;
    private readonly WeekAgenda agenda;
    private readonly UpstreamActs upstream;

    public WeekRun(WeekWorld world, FakeTimeProvider clock, Chance chance, int customers)
    {
        this.world = world;
        needs = new WeekNeeds(world, clock);
        work = new WeekWork(world, clock, needs);
        nights = new WeekNights(world, clock);
        cast = new WeekCast(world, Diary, clock);
        trade = new WeekTrade(world, Diary, clock, chance, customers);
        agenda = new WeekAgenda(Diary);
        upstream = new UpstreamActs(world, Diary, cast);
    }

    public WeekDiary Diary { get; } = new();

    /// <summary>Times at which VivaAPI's account had to be filled.</summary>
    public int Needs => needs.Count;

    /// <summary>When customers' use was looked at.</summary>
    public IReadOnlyList<DateTimeOffset> Looks => work.Looks;

    /// <summary>The night of each run of the nightly task, over both copies.</summary>
    public IReadOnlyList<DateOnly> ScheduledRuns => nights.Runs;

    public WeekPerson Operator => cast.Operator;

    public static DateTimeOffset StartOf(int step) => Begin + (step * Step);

    public static int FirstStepAfter(TimeSpan sinceBegin) => (int)(sinceBegin / Step) + 1;

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
        cast.Dispose();
        trade.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await Operator.RegisterAsync(cancellationToken);
        await OperatorAccount.CreateAsync(world.ConnectionString, Operator.Email, string.Empty, cancellationToken);
        await Operator.PostAsync(
            "/admin/refill-codes", new { codes = WeekWorld.Codes.Take(WeekWorld.FirstCodes), credits = WeekWorld.CodeCredits },
            cancellationToken);
        await trade.OpenAsync(cancellationToken);
        new ShopActs(world, Diary, cast).PutOn(agenda);
        upstream.PutOn(agenda);
    }

    private async Task StepAsync(int step, CancellationToken cancellationToken)
    {
        var needed = needs.Count;
        await agenda.PlayAsync(step, cancellationToken);
        if (!agenda.IsAlone(step))
        {
            await trade.StepAsync(agenda.IsCalm(step), cancellationToken);
        }

        await work.OnceAsync(cancellationToken);
        if (needs.Count > needed)
        {
            upstream.NeedBegins(agenda, needs.Count, step);
        }

        await nights.PassAsync(Pause, cancellationToken);
    }

    /// <summary>What is under way ends; who has used most buys again; and the last night's settlement is made.</summary>
    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        await WorkOnAsync(steps: 9, cancellationToken);
        await trade.BuyAgainAsync(cancellationToken);
        await WorkOnAsync(steps: 40, cancellationToken);

        // The eighth day, on which the last purchases were made, is closed in its night.
        await nights.NextAsync(cancellationToken);
        await work.OnceAsync(cancellationToken);
        await nights.CountAsync(cancellationToken);
    }

    /// <summary>Nobody buys or makes anything; the copies go on with what there is.</summary>
    private async Task WorkOnAsync(int steps, CancellationToken cancellationToken)
    {
        for (var step = 0; step < steps; step++)
        {
            await work.OnceAsync(cancellationToken);
            await nights.PassAsync(Pause, cancellationToken);
        }
    }
}
