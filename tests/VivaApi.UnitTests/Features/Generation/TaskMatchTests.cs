using VivaApi.Backend.Features.Generation.Doubt;
using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.UnitTests.Features.Generation;

/// <summary>A task is a job's only when it can be nobody else's.</summary>
public sealed class TaskMatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_task_in_the_window_with_model_and_price_is_the_jobs()
    {
        var job = Job();

        Assert.Equal("t1", Assert.IsType<TaskMatch.Found>(TaskMatch.Of(job, [job], [Task("t1", 5)])).Task.TaskId);
    }

    [Theory]
    [InlineData(-31, "veo3", 1_000)]
    [InlineData(91, "veo3", 1_000)]
    [InlineData(5, "veo2", 1_000)]
    [InlineData(5, "veo3", 1_030)]
    public void Another_time_model_or_price_does_not_fit(int seconds, string model, long quota)
    {
        var job = Job();

        Assert.IsType<TaskMatch.None>(TaskMatch.Of(job, [job], [Task("t1", seconds, model, quota)]));
    }

    [Fact]
    public void Two_tasks_or_two_jobs_are_ambiguous()
    {
        var (job, other) = (Job(), Job());

        Assert.Equal(new TaskMatch.Ambiguous(2, 0), TaskMatch.Of(job, [job], [Task("t1", 5), Task("t2", 6)]));
        Assert.Equal(new TaskMatch.Ambiguous(1, 1), TaskMatch.Of(job, [job, other], [Task("t1", 5)]));
    }

    [Fact]
    public void Where_others_use_the_account_only_the_prompt_tells_whose_a_task_is()
    {
        var job = Job("cat");

        Assert.Equal(new TaskMatch.Ambiguous(1, 0), TaskMatch.Of(job, [job], [Task("t1", 5)], othersUseIt: true));
        Assert.IsType<TaskMatch.Found>(TaskMatch.Of(job, [job], [Task("t1", 5, prompt: "cat")], othersUseIt: true));
    }

    [Fact]
    public void Where_the_relay_keeps_the_prompt_it_decides()
    {
        var (cat, dog) = (Job("cat"), Job("dog"));
        VivaTaskRecord[] free = [Task("t1", 5, prompt: "dog"), Task("t2", 5, prompt: "cat")];

        Assert.Equal("t2", Assert.IsType<TaskMatch.Found>(TaskMatch.Of(cat, [cat, dog], free)).Task.TaskId);
        Assert.Equal("t1", Assert.IsType<TaskMatch.Found>(TaskMatch.Of(dog, [cat, dog], free)).Task.TaskId);
    }

    [Fact]
    public void Windows_that_touch_are_asked_about_once()
    {
        var windows = TaskWindow.Joined([Window(200), Window(0), Window(60)]);

        Assert.Equal([Noon.AddSeconds(-30), Noon.AddSeconds(170)], windows.Select(window => window.From));
        Assert.Equal([Noon.AddSeconds(150), Noon.AddSeconds(290)], windows.Select(window => window.Until));
    }

    private static TaskWindow Window(int seconds) =>
        TaskWindow.Of(Noon.AddSeconds(seconds), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30));

    private static TasklessJob Job(string prompt = "cat") => new(Guid.CreateVersion7(Noon), Window(0), "veo3", 1_000, prompt);

    private static VivaTaskRecord Task(string id, int seconds, string model = "veo3", long quota = 1_000, string? prompt = null) =>
        new(id, Noon.AddSeconds(seconds), model, quota, prompt);
}
