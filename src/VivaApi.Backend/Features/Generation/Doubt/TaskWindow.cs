namespace VivaApi.Backend.Features.Generation.Doubt;

/// <summary>The span of time in which VivaAPI must have written a job's task down, if it has one.</summary>
internal readonly record struct TaskWindow(DateTimeOffset From, DateTimeOffset Until)
{
    /// <param name="sendingAt">When the submit was about to be sent.</param>
    /// <param name="longestSubmit">How long a submit may take.</param>
    /// <param name="slack">By how much the two clocks may differ.</param>
    public static TaskWindow Of(DateTimeOffset sendingAt, TimeSpan longestSubmit, TimeSpan slack)
    {
        // The relay keeps whole seconds.
        var from = sendingAt - slack;
        return new TaskWindow(from.AddTicks(-(from.Ticks % TimeSpan.TicksPerSecond)), sendingAt + longestSubmit + slack);
    }

    public bool Holds(DateTimeOffset moment) => From <= moment && moment <= Until;

    /// <summary>Windows that touch become one, so that a burst of doubtful jobs costs one question and not one each.</summary>
    public static IReadOnlyList<TaskWindow> Joined(IEnumerable<TaskWindow> windows)
    {
        List<TaskWindow> joined = [];
        foreach (var window in windows.OrderBy(window => window.From))
        {
            if (joined.Count > 0 && window.From <= joined[^1].Until)
            {
                joined[^1] = new TaskWindow(joined[^1].From, window.Until > joined[^1].Until ? window.Until : joined[^1].Until);
            }
            else
            {
                joined.Add(window);
            }
        }

        return joined;
    }
}
