using System.Net;
using VivaApi.Bench.Month;

namespace VivaApi.Bench.Week;

/// <summary>
/// The customers of every day: each buys in the first days and makes a few videos in one sitting then, and in another some time later. One
/// video in twelve fails, and others meet what is in the way of a video but not its end, in an order that is fixed.
/// </summary>
internal sealed class WeekTrade(WeekWorld world, WeekDiary diary, TimeProvider clock, Chance chance, int customers) : IDisposable
{
    private const int StepsPerDay = WeekRun.StepsPerDay;
    private const int BuyingSteps = 5 * StepsPerDay;
    private const int FaultEvery = 3;

    // VivaAPI keeps the price of these: a handful a day is no leak to wake anybody for.
    private const int NoFileEvery = 150;

    private static readonly string[] Packages = ["basic", "basic", "pro", "enterprise"];

    // Failures are kept apart, so that no quarter of an hour has many of them by chance; so are jobs in doubt, which are found one by one.
    private static readonly string?[] Faults =
        ["fails", "rate-limited=1", "content-refused", null, null, "reset-after-accept", null, null];

    private readonly List<WeekPerson> people = [];
    private int made;
    private int open;
    private bool isCalm;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        for (var number = 1; number <= customers; number++)
        {
            people.Add(new WeekPerson(world, $"{number}", clock));
            await people[^1].RegisterAsync(cancellationToken);
        }
    }

    /// <param name="calm">Whether no video meets anything.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task StepAsync(bool calm, CancellationToken cancellationToken)
    {
        isCalm = calm;
        var step = open++;
        foreach (var person in people.Where((_, place) => step < BuyingSteps && place % BuyingSteps == step))
        {
            await BuyAsync(person, chance.Of(Packages), cancellationToken);
            await MakeAsync(person, chance.Below(4) + 1, cancellationToken);
        }

        foreach (var person in people.Where((_, place) => step >= StepsPerDay && (place * 7) % BuyingSteps == step - StepsPerDay))
        {
            await MakeAsync(person, chance.Below(5) + 1, cancellationToken);
        }
    }

    /// <summary>Who has used most buys again.</summary>
    public async Task BuyAgainAsync(CancellationToken cancellationToken)
    {
        var low = await world.LinesAsync(
            """
            select distinct u.email from alerts a join users u on u.id::text = a.key
             where a.recovered_at is null and a.kind in ('customer_used_high', 'customer_used_up')
            """,
            cancellationToken);
        foreach (var person in people.Where(person => low.Contains(person.Email)))
        {
            await BuyAsync(person, "pro", cancellationToken);
        }
    }

    public void Dispose() => people.ForEach(person => person.Dispose());

    private async Task BuyAsync(WeekPerson person, string package, CancellationToken cancellationToken)
    {
        await person.BuyAsync(package, world.Alipay, cancellationToken);
        var (fen, credits) = WeekOffers.All[package];
        diary.Sold(package, fen, credits);
    }

    private async Task MakeAsync(WeekPerson person, int videos, CancellationToken cancellationToken)
    {
        for (var video = 0; video < videos; video++)
        {
            switch (await person.GenerateAsync(NextFault(), cancellationToken))
            {
                case HttpStatusCode.Accepted:
                    made++;
                    break;
                case HttpStatusCode.ServiceUnavailable:
                    diary.TurnedAway++;
                    break;
                default:
                    // All that was bought is used.
                    return;
            }
        }
    }

    private string? NextFault() => (isCalm, made % NoFileEvery, made % FaultEvery) switch
    {
        (true, _, _) => null,
        (_, NoFileEvery - 1, _) => "no-file",
        (_, _, 0) => Faults[made / FaultEvery % Faults.Length],
        _ => null,
    };
}
