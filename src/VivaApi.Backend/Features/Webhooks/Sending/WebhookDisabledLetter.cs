using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>
/// Tells an endpoint's owner that it was switched off. Which address it has is looked up when the mail is sent: it is the customer's own.
/// Nothing is told when the owner has switched it since: mail may be away for long.
/// </summary>
internal sealed class WebhookDisabledLetter(AppDbContext db) : ICustomerLetter
{
    public const string KindName = "webhook_endpoint_disabled";

    public string Kind => KindName;

    public async Task<CustomerLetter?> WriteAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(message.Key);
        if (await db.WebhookEndpoints.AsNoTracking().SingleOrDefaultAsync(endpoint => endpoint.Id == id, cancellationToken)
            is not { DisabledBecause: WebhookDisabling.Gone or WebhookDisabling.Failing } endpoint)
        {
            return null;
        }

        var gone = message.Message == EnumText.Of(WebhookDisabling.Gone);
        return new CustomerLetter(
            "Webhook 端点已停用 / Webhook endpoint switched off",
            $"""
             您的 Webhook 端点已被停用：{(gone ? "它返回了 410。" : "它已连续多日投递失败。")}
             {endpoint.Url}
             期间的事件会保留。请修复后重新启用该端点，再重新投递未送达的事件。

             Your webhook endpoint was switched off: {(gone ? "it answered 410." : "it did nothing but fail for days.")}
             Its events are kept. Mend it, switch it on again, and have what never arrived sent again.
             Endpoint: {endpoint.Id}
             """);
    }
}
