using System.Text.Json.Nodes;

namespace VivaApi.Sandbox.Viva;

/// <summary>Answers how a task is doing, in the shape of the route that is asked.</summary>
internal sealed class PollEndpoints(StandInKeys keys, StandInBooks books, TaskAnswers answers, Func<HttpContext, Task> hang)
{
    private int polls;

    /// <summary>Questions of any kind and about any task, known or not.</summary>
    public int Polls => Volatile.Read(ref polls);

    public Task VideosAsync(HttpContext context) => HandleAsync(context, IdInPath(context), answers.OpenAi);

    public Task QueryAsync(HttpContext context) => HandleAsync(context, context.Request.Query["id"].ToString(), answers.Unified);

    public Task GenerationsAsync(HttpContext context) => HandleAsync(context, IdInPath(context), answers.Relayed);

    public static string IdInPath(HttpContext context) => context.Request.RouteValues["id"] as string ?? string.Empty;

    public static Task TaskNotExistAsync(HttpContext context) =>
        Answers.TaskErrorAsync(context, 400, "task_not_exist", "task_not_exist");

    private async Task HandleAsync(HttpContext context, string id, Func<StandInTask, DateTimeOffset, JsonObject> shape)
    {
        Interlocked.Increment(ref polls);
        if (await keys.AdmitAsync(context) is null)
        {
            return;
        }

        // Tasks belong to the account, not to the key they were made with.
        var task = books.Poll(id);
        await (task switch
        {
            null => TaskNotExistAsync(context),
            { Fault: VivaFault.PollErrors, Polls: 1 } => Answers.TaskErrorAsync(context, 500, "get_task_failed", "database is locked"),
            { Fault: VivaFault.PollErrors, Polls: 2 } => Answers.TaskErrorAsync(context, 429, "rate_limited", "当前分组上游负载已饱和，请稍后再试"),
            { Fault: VivaFault.PollErrors, Polls: 3 } => Answers.HtmlAsync(context, 502, "502 Bad Gateway"),
            { Fault: VivaFault.EchoPoll, Polls: 1 } => Answers.TaskErrorAsync(context, 500, task.Prompt, $"no such row: {task.Prompt}"),
            { Fault: VivaFault.PollHangs, Polls: 1 } => hang(context),
            _ => Answers.JsonAsync(context, 200, shape(task, books.Now)),
        });
    }
}
