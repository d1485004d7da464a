using System.Net;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;
using VivaApi.IntegrationTests.Identity;
using VivaApi.IntegrationTests.Webhooks;
using VivaApi.Sandbox.Alipay;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Telemetry;

/// <summary>A customer's whole story, misfortunes included, and what the logs say of it.</summary>
public sealed class LogPrivacyTests(LogPrivacyWorld world) : IClassFixture<LogPrivacyWorld>
{
    private const string Prompt = "a-wish-that-nobody-may-read 不可告人的愿望";
    private const string WrongPassword = "not-the-right-password-of-mine";

    /// <summary>A token of some provider's, as far as its form goes: signed by nobody.</summary>
    private const string ForeignToken =
        "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbm5hLXdpbGwtbm90LWJlLW5hbWVkIn0.c2lnbmVkLWJ5LW5vYm9keS1hdC1hbGw";

    private readonly List<(string What, string Text)> secrets =
    [
        ("the prompt", "a-wish-that-nobody-may-read"),
        ("the prompt", "不可告人的愿望"),
        ("the wrong password", WrongPassword),
        ("the password", LogIns.Password),
        ("the payer", NotificationFields.BuyerLogonId),
        ("the payer", NotificationFields.BuyerId),
        ("the provider's token", ForeignToken[40..]),
        ("the provider's token", "c2lnbmVkLWJ5LW5vYm9keS1hdC1hbGw"),
        ("the subject", "anna-will-not-be-named"),
        ("the access token of VivaAPI", "sandbox-access-token"),
        ("what an integrator's server answered", "an-answer-that-repeats"),
        ("the reason of a suspension", "a-reason-about-a-person"),
        ("the name of a key", "the-name-of-a-key"),
        ("the secret of an address", "a-secret-in-an-address"),
    ];

    [Fact]
    public async Task No_line_of_any_category_names_a_customer_a_prompt_a_payer_a_key_or_a_password()
    {
        var customer = await RegisterAsync();
        await BuyAsync(customer);
        await UseKeysAsync(customer);
        await using var receiver = await WebhookReceiver.StartAsync(world);
        (receiver.Status, receiver.Answer) = (500, $"an-answer-that-repeats {Prompt}");
        await ListenAsync(customer, receiver);
        foreach (var fault in Enum.GetValues<VivaFault>().Where(fault => fault is not (
            VivaFault.Hang or VivaFault.TimeoutAfterAccept or VivaFault.PollHangs or VivaFault.FileHangs)))
        {
            await GenerateAsync(customer, fault);
        }

        await world.LookAtJobsAsync(TimeSpan.FromMinutes(6));
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(30));
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(60));
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(6));
        await world.Service.RunAsync<DeliverWebhooks>();
        await OperateAsync(customer);
        await world.Service.RunAsync<SendAlerts>();

        foreach (var category in new[] { "VivaApi.Backend", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "System.Net.Http" })
        {
            Assert.Contains(world.Log.Lines, line => line.StartsWith(category, StringComparison.Ordinal));
        }

        Assert.Empty(Told(world.Log.Lines));

        // Nor does a row that stays when the customer is forgotten: alerts, circuits, keys, the account of risk.
        var rows = await world.Books.DumpAsync();
        Assert.Contains(rows, row => row.Contains("characters of words", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("a-wish-that-nobody-may-read", StringComparison.Ordinal));
    }

    private IEnumerable<string> Told(IEnumerable<string> lines) =>
        from line in lines
        from secret in secrets
        where line.Contains(secret.Text, StringComparison.OrdinalIgnoreCase)
        select $"{secret.What}: {line}";

    private async Task<Customer> RegisterAsync()
    {
        var customer = await world.CustomerAsync();
        Secret("the address", customer.Email);
        (await customer.TryAsync(customer.Email, WrongPassword)).Is(HttpStatusCode.Unauthorized);
        (await customer.PostAsync("/auth/register", new { email = customer.Email, password = LogIns.Password })).IsRefused();
        (await customer.PostTextAsync("/auth/login", $"{{\"email\":\"{customer.Email}\",\"password\":\"{WrongPassword}")).IsRefused();
        var tokens = await customer.TokensAsync();
        Secret("the access token", tokens.Access());
        Secret("the refresh token", tokens.Refresh());
        (await customer.RefreshAsync(tokens.Refresh())).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        (await customer.RefreshAsync(tokens.Refresh())).IsRefused();
        customer.Takes(await customer.TokensAsync());
        (await customer.Program(ForeignToken).GetAsync("/me")).IsRefused();
        (await customer.Program(ForeignToken[..^3]).GetAsync("/me")).IsRefused();
        return customer;
    }

    private async Task BuyAsync(Customer customer)
    {
        var key = NewKey();
        var order = await customer.PostAsync("/orders", new { packageCode = "enterprise", channel = "page" }, key);
        await world.PaysAsync(order.Is(HttpStatusCode.Created));
        (await customer.PostAsync("/orders", new { packageCode = "basic", channel = "page" }, key)).IsRefused();
    }

    private async Task UseKeysAsync(Customer customer)
    {
        var key = (await customer.MakeKeyAsync(new { name = "the-name-of-a-key", scopes = new[] { "read" } })).At<string>("key");
        Secret("a key", key);
        (await customer.Program(key).GetAsync("/quota")).Is(HttpStatusCode.OK);
        (await customer.Program(key[..^1] + "x").GetAsync("/quota")).IsRefused();
        (await customer.Program(key).GetAsync("/generations/not-an-id?limit=a-wish-that-nobody-may-read")).IsRefused();
        (await customer.Program(key).GetAsync("/credits/entries?limit=a-wish-that-nobody-may-read")).IsRefused();
        Secret("a key of VivaAPI", world.Viva.Key);
    }

    private async Task ListenAsync(Customer customer, WebhookReceiver receiver)
    {
        var made = (await customer.PostAsync(
            "/webhook-endpoints", new { url = $"{receiver.Address}events?token=a-secret-in-an-address", events = Array.Empty<string>() }))
            .Is(HttpStatusCode.Created);
        Secret("the secret of an endpoint", made.At<string>("secret"));
    }

    private async Task GenerateAsync(Customer customer, VivaFault fault)
    {
        await world.CloseCircuitsAsync();
        await world.Books.RunAsync("update master_keys set resting_until = null, rested_at = null, rest_seconds = 0, rest_kind = null");
        world.Viva.NextSubmit(fault);
        (await customer.GenerateAsync($"{Prompt} {fault}", NewKey())).Is(HttpStatusCode.Accepted);
        await world.MakeVideosAsync();
    }

    private async Task OperateAsync(Customer customer)
    {
        var person = await world.OperatorAsync();
        Secret("the operator's address", person.Email);
        var found = (await person.GetAsync($"/admin/users?email={customer.Email}")).Is(HttpStatusCode.OK);
        var id = (string)found.Json["items"]![0]!["id"]!;
        (await person.PostAsync($"/admin/users/{id}/suspend", new { reason = "a-reason-about-a-person" })).Is(HttpStatusCode.OK);
        (await customer.GetAsync("/me")).IsRefused();
        (await customer.TryAsync(customer.Email, LogIns.Password)).IsRefused();
        var order = (string)(await person.GetAsync($"/admin/users/{id}")).Json["orders"]![0]!["id"]!;
        await person.PostAsync($"/admin/orders/{order}/refund", new { reason = "a-reason-about-a-person" }, NewKey());
        await world.Books.MakeRefundsDueAsync();
        await world.Service.RunAsync<MakeRefunds>();
        (await person.GetAsync("/admin/upstream")).Is(HttpStatusCode.OK);
        (await person.PostAsync($"/admin/users/{id}/erase", new { reason = "a-reason-about-a-person" })).Is(HttpStatusCode.NoContent);
    }

    private string NewKey()
    {
        var key = Customer.NewKey();
        Secret("an idempotency key", key);
        return key;
    }

    private void Secret(string what, string text) => secrets.Add((what, text));
}

/// <summary>Everything is kept that any category says, and a provider's keys cannot be had.</summary>
public sealed class LogPrivacyWorld : World
{
    public LogPrivacyWorld(Database.TestDatabases databases)
        : base(databases) => Log = new ErrorLog { From = Microsoft.Extensions.Logging.LogLevel.Trace };

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Auth:Authority"] = $"http://127.0.0.1:{ServiceUnderTest.FreePort()}",
        ["Auth:Audience"] = OpenIdProvider.Audience,
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = "9",
        ["Mail:From"] = "viva@example.com",
        ["Alerts:MailTo"] = "watch@example.com",
    };
}
