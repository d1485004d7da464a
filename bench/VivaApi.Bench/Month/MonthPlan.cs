namespace VivaApi.Bench.Month;

/// <summary>One order of the month: when it is placed, what is bought and what happens to it.</summary>
internal sealed record PlannedOrder(DateTimeOffset At, string Package, Story Story);

/// <summary>Deals stories and moments out by chance, each story at least twice.</summary>
internal static class MonthPlan
{
    public const int Days = 30;

    /// <summary>The midnight in Beijing that begins March.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 2, 28, 16, 0, 0, TimeSpan.Zero);

    private static readonly string[] Packages = ["basic", "pro", "pro", "enterprise"];

    public static IReadOnlyList<PlannedOrder> Of(int orders, ulong seed)
    {
        var chance = new Chance(seed);
        var stories = Enum.GetValues<Story>();
        var dealt = Enumerable.Range(0, orders)
            .Select(turn => turn < stories.Length * 2 ? stories[turn % stories.Length]
                : chance.Below(100) < 35 ? Story.PaidNormally : chance.Of(stories))
            .ToList();
        chance.Shuffle(dealt);
        return [.. dealt.Select(story => new PlannedOrder(MomentOf(story, chance), chance.Of(Packages), story)).OrderBy(order => order.At)];
    }

    // A midnight's order is placed half a minute before its payment, which is what falls on one side of midnight or the other.
    private static DateTimeOffset MomentOf(Story story, Chance chance) => story == Story.PaidAtMidnight
        ? Begin.AddDays(1 + chance.Below(Days - 1)).AddSeconds(-MonthStories.ThinkingSeconds - chance.Below(2))
        : Begin.AddSeconds(chance.Below(Days * 86_400));
}
