using System.Globalization;
using System.Text.Json.Nodes;

namespace VivaApi.Sandbox.Viva;

/// <summary>The management routes: what the account holds, and what its money is worth. A key does not open them.</summary>
internal sealed class AccountEndpoints(VivaStandInOptions options, StandInBooks books)
{
    private const string UserId = "1";

    public async Task SelfAsync(HttpContext context)
    {
        var token = context.Request.Headers.Authorization.ToString();
        token = token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? token["Bearer ".Length..].Trim() : token;
        if (token != options.AccessToken)
        {
            var status = options.Manner switch { VivaManner.Modern => 401, VivaManner.Legacy => 200 };
            await Answers.ManagementErrorAsync(context, status, "无权进行此操作，access token 无效");
            return;
        }

        if (context.Request.Headers["New-Api-User"].ToString() != UserId)
        {
            await Answers.ManagementErrorAsync(context, 401, "无权进行此操作，未提供 New-Api-User");
            return;
        }

        var used = books.Tasks.Where(task => !task.Refunded).Sum(task => task.Price);
        await Answers.JsonAsync(context, 200, new JsonObject
        {
            ["success"] = true,
            ["message"] = string.Empty,
            ["data"] = new JsonObject
            {
                ["id"] = int.Parse(UserId, CultureInfo.InvariantCulture),
                ["username"] = "sandbox",
                ["quota"] = books.BalanceQuota,
                ["used_quota"] = used,
                ["request_count"] = books.Submissions.Count,
                ["group"] = "default",
            },
        });
    }

    public static Task StatusAsync(HttpContext context) => Answers.JsonAsync(context, 200, new JsonObject
    {
        ["success"] = true,
        ["message"] = string.Empty,
        ["data"] = new JsonObject
        {
            ["system_name"] = "VivaAPI (sandbox)",
            ["quota_per_unit"] = StandInPrices.QuotaPerDollar,
            ["quota_display_type"] = "USD",
            ["price"] = 0.7,
        },
    });
}
