namespace VivaApi.Bench.Week;

/// <summary>What is done in which step of the week, and the alerts that must come of it.</summary>
internal sealed class WeekAgenda(WeekDiary diary)
{
    private readonly Dictionary<int, List<Func<CancellationToken, Task>>> acts = [];
    private readonly HashSet<int> alone = [];
    private readonly HashSet<int> calm = [];

    public void At(int step, Func<CancellationToken, Task> act)
    {
        if (!acts.TryGetValue(step, out var those))
        {
            acts[step] = those = [];
        }

        those.Add(act);
    }

    public void At(int step, Action act) => At(step, _ =>
    {
        act();
        return Task.CompletedTask;
    });

    /// <summary>An alert that is raised in one step and recovers in another, and at no other time.</summary>
    public void Expect(string kind, int raisedIn, int recoveredIn, int within = 1) => diary.Want(new WantedAlert(
        kind, WeekRun.StartOf(raisedIn), WeekRun.StartOf(recoveredIn), within * WeekRun.Step));

    /// <summary>Nobody else comes in these steps.</summary>
    public void Alone(int from, int until) => alone.UnionWith(Enumerable.Range(from, until - from + 1));

    public bool IsAlone(int step) => alone.Contains(step);

    /// <summary>Nothing goes wrong in these steps but what is done on purpose.</summary>
    public void Calm(int from, int until) => calm.UnionWith(Enumerable.Range(from, until - from + 1));

    public bool IsCalm(int step) => calm.Contains(step);

    public async Task PlayAsync(int step, CancellationToken cancellationToken)
    {
        foreach (var act in acts.GetValueOrDefault(step) ?? [])
        {
            await act(cancellationToken);
        }
    }
}
