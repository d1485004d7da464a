using System.Globalization;
using Spectre.Console;
using VivaApi.Sandbox.Host;

namespace VivaApi.Sandbox.Demo;

/// <summary>What the demo shows: lines, a table of balances, and a progress bar (plain lines when nobody looks at a terminal).</summary>
internal sealed class DemoScreen(SandboxConsole console)
{
    private readonly List<DemoBalance> balances = [];

    public void Done(string text) => console.Done(text);

    public void Note(string text) => console.Note(text);

    /// <summary>Shows the balances so far, the new one last.</summary>
    public void Show(DemoBalance balance)
    {
        balances.Add(balance);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("after");
        foreach (var (name, _) in balance.Numbers)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var shown in balances)
        {
            table.AddRow([shown.Moment, .. shown.Numbers.Select(number => number.Value.ToString(CultureInfo.InvariantCulture))]);
        }

        console.Console.Write(table);
    }

    /// <summary>Follows a job: <paramref name="followAsync"/> reports state and percent until it ends.</summary>
    public Task FollowAsync(Func<Action<string, int>, Task> followAsync) => console.Console.Profile.Capabilities.Interactive
        ? FollowWithBarAsync(followAsync)
        : FollowWithLinesAsync(followAsync);

    private Task FollowWithBarAsync(Func<Action<string, int>, Task> followAsync) => console.Console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask("video");
            await followAsync((state, percent) =>
            {
                bar.Description = state;
                bar.Value = percent;
            });
        });

    private async Task FollowWithLinesAsync(Func<Action<string, int>, Task> followAsync)
    {
        var last = (State: string.Empty, Percent: -1);
        await followAsync((state, percent) =>
        {
            if (last != (state, percent))
            {
                last = (state, percent);
                console.Done($"video: {state} {percent}%");
            }
        });
    }
}
