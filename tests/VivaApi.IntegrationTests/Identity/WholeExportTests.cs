using System.Net;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>What is easily forgotten in an export, because it stands in a table beside.</summary>
public sealed class WholeExportTests(World world) : IClassFixture<World>
{
    private static readonly byte[] Image = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Refunds_and_who_paid_are_in_it()
    {
        var customer = await world.CustomerWithAsync("basic");
        var order = await customer.OrderAsync("pro");
        await world.PaysAsync(order);
        var id = order.At<string>("order", "id");
        var person = await world.OperatorAsync();
        (await person.PostAsync($"/admin/orders/{id}/refund", new { reason = "Asked." }, Customer.NewKey())).Is(HttpStatusCode.Accepted);
        await world.Books.MakeRefundsDueAsync();
        await world.Service.RunAsync<MakeRefunds>();

        var export = await ExportAsync(customer);

        var refund = Assert.Single(export.Json["refunds"]!.AsArray())!;
        Assert.Equal((id, 9_900L), ((string?)refund["orderId"], (long)refund["amountFen"]!));
        var notifications = export.Json["paymentNotifications"]!.AsArray();
        Assert.True(notifications.Count >= 2);
        Assert.All(notifications, notification =>
        {
            Assert.NotNull((string?)notification!["tradeNo"]);
            Assert.False(string.IsNullOrEmpty((string?)notification["payer"]!["buyer_id"]));
        });
        Assert.DoesNotContain("sign", notifications[0]!["payer"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task Images_webhooks_and_keys_are_in_it()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        (await customer.PostBytesAsync("/uploads", Image, "image/png")).Is(HttpStatusCode.Created);
        (await customer.PostAsync("/webhook-endpoints", new { url = "http://127.0.0.1:9/events", description = "ours" }))
            .Is(HttpStatusCode.Created);
        var endpoint = (await customer.GetAsync("/webhook-endpoints")).Json["items"]![0]!["id"]!;
        (await customer.PostAsync($"/webhook-endpoints/{endpoint}/test", new { })).Is(HttpStatusCode.Accepted);
        await customer.NewKeyAsync("read");

        var export = await ExportAsync(customer);

        var upload = Assert.Single(export.Json["uploads"]!.AsArray())!;
        Assert.Equal("image/png", (string?)upload["contentType"]);
        Assert.Equal(Image, Convert.FromBase64String((string)upload["content"]!));
        Assert.Equal("ours", (string?)Assert.Single(export.Json["webhookEndpoints"]!.AsArray())!["description"]);
        var delivery = Assert.Single(export.Json["webhookDeliveries"]!.AsArray())!;
        Assert.Contains("It works.", (string?)delivery["payload"], StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty((string?)Assert.Single(export.Json["apiKeys"]!.AsArray())!["name"]));
        Assert.NotNull((string?)Assert.Single(export.Json["dedicatedKeys"]!.AsArray())!["createdAt"]);
        Assert.DoesNotContain("whsec_", export.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_in_of_a_provider_is_in_it()
    {
        var customer = await world.CustomerAsync();
        var id = (await customer.GetAsync("/me")).At<string>("id");
        await world.Books.RunAsync(
            "insert into user_logins (login_provider, provider_key, user_id)"
            + $" values ('https://provider.example', 'subject-{id}', '{id}')");

        var logIn = Assert.Single((await ExportAsync(customer)).Json["providerLogIns"]!.AsArray())!;

        Assert.Equal(("https://provider.example", $"subject-{id}"), ((string?)logIn["issuer"], (string?)logIn["subject"]));
    }

    [Fact]
    public async Task Every_table_with_a_customers_id_is_exported_or_named_here_with_its_reason()
    {
        string[] exported =
        [
            "api_keys", "credit_entries", "dedicated_keys", "generation_uploads", "generations", "log_in_sessions", "low_credit_settings",
            "orders", "refunds", "user_logins", "user_viva_api_keys", "webhook_deliveries", "webhook_endpoints",
        ];
        string[] leftOut =
        [
            "alert_messages", // what was mailed to them: they have it
            "barred_callers", // why operators suspended them, in words that are the operators' own
            "credit_budgets", // counters of their API keys
            "credit_reservations", // said by the entries
            "quota_changes", // a moment's work for a worker
            "risk_entries", // what VivaAPI took at the house's cost
            "used_second_factor_codes", // proofs of the second factor, as secret as the factor
            "user_claims",
            "user_credit_accounts", // said by the entries
            "user_roles",
            "user_tokens", // the second factor's secret
        ];
        await using var connection = await world.Books.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select distinct table_name from information_schema.columns where table_schema = 'public'"
            + " and column_name in ('user_id', 'recipient_id') order by 1";
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        Assert.Equal(
            string.Join('\n', exported.Concat(leftOut).Order(StringComparer.Ordinal)),
            string.Join('\n', tables.Order(StringComparer.Ordinal)));
    }

    private static async Task<Answer> ExportAsync(Customer customer) => (await customer.GetAsync("/me/export")).Is(HttpStatusCode.OK);
}
