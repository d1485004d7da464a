using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.Backend.Features.Generation.Doubt;

/// <summary>A job without a task, as far as matching goes.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Window">When its task must have been made.</param>
/// <param name="Model">The model's name at VivaAPI; null where VivaAPI chooses it.</param>
/// <param name="Quota">Its price in the relay's units.</param>
/// <param name="Prompt">What was asked.</param>
internal sealed record TasklessJob(Guid JobId, TaskWindow Window, string? Model, long Quota, string Prompt);

/// <summary>Which of VivaAPI's tasks is a job's.</summary>
internal abstract record TaskMatch
{
    /// <summary>Prices are rounded to fen and change; by how much a charge may differ from the catalogue's.</summary>
    private const double PriceTolerance = 0.02;

    private TaskMatch()
    {
    }

    /// <summary>One task fits this job, and no other job.</summary>
    internal sealed record Found(VivaTaskRecord Task) : TaskMatch;

    /// <summary>No task fits.</summary>
    internal sealed record None : TaskMatch;

    /// <summary>Several tasks fit, or one that fits other jobs as well: taking it could give a customer somebody else's video.</summary>
    internal sealed record Ambiguous(int Tasks, int Rivals) : TaskMatch;

    /// <param name="job">The job in question.</param>
    /// <param name="rivals">Every job without a task, this one or not, whose task may be among them.</param>
    /// <param name="free">The tasks that belong to no job.</param>
    /// <param name="othersUseIt">Somebody beside us makes tasks of this account: then only the prompt tells whose one is.</param>
    public static TaskMatch Of(
        TasklessJob job, IReadOnlyCollection<TasklessJob> rivals, IReadOnlyCollection<VivaTaskRecord> free, bool othersUseIt = false)
    {
        var fitting = free.Where(task => Fits(job, task)).ToList();
        if (fitting.Count == 0)
        {
            return new None();
        }

        var others = rivals.Count(rival => rival.JobId != job.JobId && fitting.Any(task => Fits(rival, task)));
        return fitting is [var only] && others == 0 && (only.Prompt is not null || !othersUseIt)
            ? new Found(only)
            : new Ambiguous(fitting.Count, others);
    }

    /// <summary>Where the relay kept the prompt, it decides; else the model and the price must fit as far as they are told.</summary>
    public static bool Fits(TasklessJob job, VivaTaskRecord task) =>
        job.Window.Holds(task.SubmittedAt)
        && (task.Prompt is not null
            ? task.Prompt == job.Prompt.Trim()
            : (job.Model is null || task.Model is null || task.Model == job.Model) && FitsPrice(job.Quota, task.Quota));

    public static bool FitsPrice(long expected, long? charged) =>
        charged is not { } quota || Math.Abs(quota - expected) <= Math.Max(1, expected * PriceTolerance);

    /// <summary>The model's name that a task must have; the operators' route leaves it to VivaAPI.</summary>
    public static string? ModelOf(VivaRoute route, string upstreamModel) => route == VivaRoute.OperatorsGenerate ? null : upstreamModel;
}
