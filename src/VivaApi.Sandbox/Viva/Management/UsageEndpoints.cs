using System.Text.Json.Nodes;

namespace VivaApi.Sandbox.Viva.Management;

/// <summary>What one key may still spend, asked with the key itself.</summary>
internal sealed class UsageEndpoints(StandInKeys keys, StandInAccount account)
{
    private const long UnlimitedDollars = 100_000_000;

    /// <summary>Answers about a used-up key too; the code is a boolean here.</summary>
    public async Task TokenAsync(HttpContext context)
    {
        if (account.Check(StandInKeys.Of(context.Request)).Token is not { } token)
        {
            await Answers.ManagementErrorAsync(context, 401, "No Authorization header");
            return;
        }

        await Answers.JsonAsync(context, 200, new JsonObject
        {
            ["code"] = true,
            ["message"] = "ok",
            ["data"] = new JsonObject
            {
                ["object"] = "token_usage",
                ["name"] = token.Name,
                ["total_granted"] = token.RemainQuota + token.UsedQuota,
                ["total_used"] = token.UsedQuota,
                ["total_available"] = token.RemainQuota,
                ["unlimited_quota"] = token.UnlimitedQuota,
                ["model_limits"] = new JsonObject(token.ModelLimits.Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(model => KeyValuePair.Create(model, (JsonNode?)true))),
                ["model_limits_enabled"] = token.ModelLimitsEnabled,
                ["expires_at"] = token.ExpiredTime == StandInToken.Never ? 0 : token.ExpiredTime,
            },
        });
    }

    public Task SubscriptionAsync(HttpContext context) => keys.AskAsync(context, token =>
    {
        var dollars = token.UnlimitedQuota ? UnlimitedDollars : StandInPrices.Dollars(token.RemainQuota + token.UsedQuota);
        return Answers.JsonAsync(context, 200, new JsonObject
        {
            ["object"] = "billing_subscription",
            ["has_payment_method"] = true,
            ["soft_limit_usd"] = dollars,
            ["hard_limit_usd"] = dollars,
            ["system_hard_limit_usd"] = dollars,
            ["access_until"] = token.ExpiredTime == StandInToken.Never ? 0 : token.ExpiredTime,
        });
    });

    /// <summary>In cents.</summary>
    public Task BillingUsageAsync(HttpContext context) => keys.AskAsync(context, token => Answers.JsonAsync(
        context, 200, new JsonObject { ["object"] = "list", ["total_usage"] = StandInPrices.Dollars(token.UsedQuota) * 100 }));
}
