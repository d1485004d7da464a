using System.Text.Json;
using System.Text.Json.Nodes;
using VivaApi.Sandbox.Viva.Management;

namespace VivaApi.Sandbox.Viva;

/// <summary>What the account holds, how it is topped up, and what the relay's money and models are worth.</summary>
internal sealed class AccountEndpoints(StandInAccount account, StandInBooks books, TopUpFaults faults)
{
    public Task SelfAsync(HttpContext context) => ManagementJson.DoneAsync(context, new JsonObject
    {
        ["id"] = ManagementGate.UserId,
        ["username"] = "sandbox",
        ["quota"] = books.BalanceQuota,
        ["used_quota"] = books.Tasks.Where(task => !task.Refunded).Sum(task => task.Price),
        ["request_count"] = books.Submissions.Count,
        ["group"] = "default",
        ["aff_code"] = "sandbox",
        ["aff_quota"] = 0,
    });

    /// <summary>A redemption code, good once; <c>data</c> is the quota that was added.</summary>
    public async Task TopUpAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var code = KeyIn(await reader.ReadToEndAsync(context.RequestAborted));
        var fault = faults.Next();
        if (fault is TopUpFault.LostBefore)
        {
            context.Abort();
            return;
        }

        var (added, message) = account.Redeem(code);
        books.Save();
        if (fault is TopUpFault.LostAfter)
        {
            context.Abort();
            return;
        }

        await (added is { } quota
            ? ManagementJson.DoneAsync(context, quota)
            : Answers.ManagementErrorAsync(context, 200, message));
    }

    private static string KeyIn(string body)
    {
        try
        {
            return (string?)JsonNode.Parse(body)?["key"] ?? string.Empty;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return string.Empty;
        }
    }

    public static Task StatusAsync(HttpContext context) => ManagementJson.DoneAsync(context, new JsonObject
    {
        ["system_name"] = "VivaAPI (sandbox)",
        ["version"] = "v0.9.0-sandbox",
        ["quota_per_unit"] = StandInPrices.QuotaPerDollar,
        ["quota_display_type"] = "USD",
        ["price"] = 0.7,
        ["usd_exchange_rate"] = 7.3,
    });

    public static Task PricingAsync(HttpContext context) => Answers.JsonAsync(context, 200, new JsonObject
    {
        ["success"] = true,
        ["data"] = new JsonArray([.. StandInPrices.All.Select(model => new JsonObject
        {
            ["model_name"] = model.Key,
            ["quota_type"] = 1,
            ["model_price"] = StandInPrices.Dollars(model.Value),
            ["model_ratio"] = 0,
            ["enable_groups"] = new JsonArray("default"),
            ["supported_endpoint_types"] = new JsonArray("openai-video"),
        })]),
        ["group_ratio"] = new JsonObject { ["default"] = 1 },
        ["usable_group"] = new JsonObject { ["default"] = "默认分组" },
        ["supported_endpoint"] = new JsonObject
        {
            ["openai-video"] = new JsonObject { ["path"] = "/v1/videos", ["method"] = "POST" },
        },
    });
}
