using System.Text.Json;
using System.Text.Json.Nodes;

namespace VivaApi.Sandbox.Viva.Management;

/// <summary>What the account did: its charges and refunds, and its tasks.</summary>
internal sealed class LogEndpoints(
    VivaStandInOptions options, StandInKeys keys, StandInAccount account, StandInBooks books, TaskAnswers answers)
{
    public Task SelfAsync(HttpContext context) => ManagementJson.PageAsync(context, options.Manner, [.. account.Log
        .Where(row => (ManagementJson.Number(context, "type") ?? 0) is var type && (type == 0 || row.Type == type))
        .Where(row => ManagementJson.IsWithin(context, row.CreatedAt))
        .Where(row => ManagementJson.Fits(context, "token_name", row.TokenName))
        .Where(row => ManagementJson.Fits(context, "model_name", row.ModelName))
        .Where(row => ManagementJson.Fits(context, "group", row.Group))
        .Where(row => ManagementJson.Fits(context, "request_id", row.RequestId))
        .Select(Shown)]);

    /// <summary>Asked with a key, about that key alone.</summary>
    public Task OfTokenAsync(HttpContext context) => keys.AskAsync(context, token => ManagementJson.DoneAsync(
        context, new JsonArray([.. account.Log.Where(row => row.TokenId == token.Id).Select(Shown)])));

    /// <summary>Every task of the account, whichever of its keys made it. A task that was never written down is not among them.</summary>
    public Task TasksAsync(HttpContext context)
    {
        var now = books.Now;
        return ManagementJson.PageAsync(context, options.Manner, [.. books.Tasks.Reverse()
            .Where(task => ManagementJson.IsWithin(context, task.CreatedAt.ToUnixTimeSeconds()))
            .Where(task => ManagementJson.Fits(context, "task_id", task.Id))
            .Select(task => answers.Listed(task, now))
            .Where(task => ManagementJson.Fits(context, "status", (string?)task["status"] ?? string.Empty))
            .Where(task => ManagementJson.Fits(context, "action", (string?)task["action"] ?? string.Empty))
            .Where(task => ManagementJson.Fits(context, "platform", (string?)task["platform"] ?? string.Empty))]);
    }

    private static JsonNode Shown(StandInLogRow row) => JsonSerializer.SerializeToNode(row, ManagementJson.Format)!;
}
