using System.Security.Cryptography;
using VivaApi.Sandbox.Viva.Management;

namespace VivaApi.Sandbox.Viva;

/// <summary>
/// The account's tasks, and every submit that arrived. Charges before work, gives back once after a failure.
/// </summary>
internal sealed class StandInBooks
{
    private readonly Lock gate = new();
    private readonly VivaStandInOptions options;
    private readonly StandInAccount account;
    private readonly Dictionary<string, StandInTask> tasks;
    private readonly List<StandInSubmission> submissions = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];

    public StandInBooks(VivaStandInOptions options, StandInAccount account, StandInState? state)
    {
        this.options = options;
        this.account = account;
        tasks = (state?.Tasks ?? []).ToDictionary(task => task.Id, StringComparer.Ordinal);
    }

    public DateTimeOffset Now => options.Time.GetUtcNow();

    public long BalanceQuota
    {
        get
        {
            lock (gate)
            {
                GiveBack();
                return account.BalanceQuota;
            }
        }
    }

    public IReadOnlyList<StandInTask> Tasks
    {
        get
        {
            lock (gate)
            {
                GiveBack();
                return [.. tasks.Values.OrderBy(task => task.CreatedAt)];
            }
        }
    }

    public IReadOnlyList<StandInSubmission> Submissions
    {
        get
        {
            lock (gate)
            {
                return [.. submissions];
            }
        }
    }

    /// <summary>Notes that a submit has arrived.</summary>
    /// <returns>Its place, for <see cref="Accept"/>.</returns>
    public int Note(StandInSubmission submission)
    {
        lock (gate)
        {
            submissions.Add(submission);
            foreach (var (_, reached) in waiting.Where(one => one.Count <= submissions.Count))
            {
                reached.TrySetResult();
            }

            waiting.RemoveAll(one => one.Count <= submissions.Count);
            return submissions.Count - 1;
        }
    }

    /// <summary>How often this very prompt was submitted before.</summary>
    public int TimesAsked(string prompt)
    {
        lock (gate)
        {
            return submissions.Count(submission => submission.Prompt == prompt);
        }
    }

    public Task WaitForSubmissionsAsync(int count, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (submissions.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Charges the wallet and the token and makes the task; null and what is short when one of them does not reach.</summary>
    public (StandInTask? Task, StandInShortage Shortage) Accept(
        int submission, string model, long price, StandInToken token, string requestId)
    {
        lock (gate)
        {
            GiveBack();
            var path = submissions[submission].Path;
            if (account.Charge(token.Id, model, price, path, requestId) is not StandInShortage.None and var shortage)
            {
                return (null, shortage);
            }

            var task = Make(submissions[submission], model, price) with { TokenId = token.Id };
            submissions[submission] = submissions[submission] with { TaskId = task.Id };

            // The relay answers before it writes the task down, and only logs it when that fails.
            if (task.Fault != VivaFault.InsertLost)
            {
                tasks.Add(task.Id, task);
            }

            Save();
            return (task, StandInShortage.None);
        }
    }

    /// <summary>Looks a task up because somebody asked about it.</summary>
    public StandInTask? Poll(string id)
    {
        lock (gate)
        {
            GiveBack();
            return tasks.TryGetValue(id, out var task) ? tasks[id] = task with { Polls = task.Polls + 1 } : null;
        }
    }

    public StandInTask? Find(Func<StandInTask, bool> which)
    {
        lock (gate)
        {
            GiveBack();
            return tasks.Values.FirstOrDefault(which);
        }
    }

    public void Change(long quota)
    {
        lock (gate)
        {
            account.Change(quota);
            Save();
        }
    }

    /// <summary>Writes everything down, where there is a file for it.</summary>
    public void Save()
    {
        if (options.StateFile is { } path)
        {
            lock (gate)
            {
                new StandInState(account.BalanceQuota, [.. tasks.Values], account.Tokens, account.Log, account.Redeemed).Write(path);
            }
        }
    }

    private StandInTask Make(StandInSubmission submission, string model, long price)
    {
        var now = Now;
        var starts = now + options.QueueDelay;
        return new StandInTask
        {
            Id = options.Manner switch
            {
                VivaManner.Modern => "task_"
                    + RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 32),
                VivaManner.Legacy => $"{model}:{Guid.CreateVersion7(now)}",
            },
            Route = submission.Route,
            Model = model,
            Prompt = submission.Prompt,
            Key = submission.Key ?? string.Empty,
            Fault = submission.Fault,
            Price = price,
            CreatedAt = now,
            StartsAt = starts,
            EndsAt = starts + StandInTask.RunTimeOf(submission.Fault, options.RunTime),
            FileName = $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}.mp4",
        };
    }

    private void GiveBack()
    {
        var now = Now;
        var due = tasks.Values.Where(task => !task.Refunded && task.PhaseAt(now) == StandInPhase.Failed).ToList();
        foreach (var task in due)
        {
            account.GiveBack(task);
            tasks[task.Id] = task with { Refunded = true };
        }

        if (due.Count > 0)
        {
            Save();
        }
    }
}
