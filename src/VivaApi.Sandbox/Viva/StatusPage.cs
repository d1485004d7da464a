using System.Text.Json.Nodes;
using VivaApi.Sandbox.Viva.Management;

namespace VivaApi.Sandbox.Viva;

/// <summary>What is going on in here, as JSON for a person who looks.</summary>
internal sealed class StatusPage(VivaStandInOptions options, StandInAccount tokens, StandInBooks books, PollEndpoints polls)
{
    private const int MostTasks = 50;

    public Task ShowAsync(HttpContext context)
    {
        var now = books.Now;
        var tasks = books.Tasks;
        return Answers.JsonAsync(context, 200, new JsonObject
        {
            ["service"] = "stand-in for VivaAPI",
            ["manner"] = options.Manner.ToString(),
            ["balance"] = new JsonObject
            {
                ["credits"] = books.BalanceQuota / StandInPrices.QuotaPerCredit,
                ["quota"] = books.BalanceQuota,
            },
            ["tokens"] = tokens.Tokens.Count,
            ["submissions"] = books.Submissions.Count,
            ["polls"] = polls.Polls,
            ["tasks"] = tasks.Count,
            ["newestTasks"] = new JsonArray([.. tasks.Reverse().Take(MostTasks).Select(task => Describe(task, now))]),
            ["faults"] = new JsonArray([.. VivaFaultTable.Entries.Select(Describe)]),
        });
    }

    private static JsonObject Describe(StandInTask task, DateTimeOffset now) => new()
    {
        ["id"] = task.Id,
        ["route"] = task.Route.ToString(),
        ["model"] = task.Model,
        ["prompt"] = task.Prompt,
        ["state"] = task.PhaseAt(now).ToString(),
        ["progress"] = task.ProgressAt(now),
        ["price"] = task.Price,
        ["refunded"] = task.Refunded,
        ["fault"] = task.Fault.ToString(),
        ["createdAt"] = task.CreatedAt.ToString("O"),
        ["file"] = $"/files/{task.FileName}",
    };

    private static JsonObject Describe(VivaFaultEntry entry) => new()
    {
        ["prompt"] = $"[[fault:{entry.Marker}]]",
        ["shows"] = entry.Phase.ToString(),
        ["what"] = entry.What,
    };
}
