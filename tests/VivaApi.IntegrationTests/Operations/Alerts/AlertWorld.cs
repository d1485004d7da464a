using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Operations.Metrics;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>A world whose alerts go out over every channel.</summary>
public class AlertWorld(TestDatabases databases) : World(databases)
{
    public const string WebhookSecret = "webhook-secret";
    public const string DingTalkSecret = "SECdingtalk";

    private static readonly TimeSpan LongestLogIn = TimeSpan.FromHours(20);

    private Customer? person;
    private DateTimeOffset loggedIn;

    internal Mailbox Mailbox { get; } = new();

    internal Receiver Receiver { get; private set; } = null!;

    internal async Task<Customer> TheOperatorAsync()
    {
        if (person is null || Clock.GetUtcNow() - loggedIn > LongestLogIn)
        {
            person = person is null ? await OperatorAsync() : await person.LogInAsync();
            loggedIn = Clock.GetUtcNow();
        }

        return person;
    }

    public override async ValueTask InitializeAsync()
    {
        Receiver = await Receiver.StartAsync();
        Outgoing.Allow(Receiver.Address);
        await base.InitializeAsync();
        GC.SuppressFinalize(this);
    }

    internal async Task RaiseAsync(string kind, string key, AlertSeverity severity = AlertSeverity.Critical)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertBook>()
            .RaiseAsync(kind, key, severity, "Money stands still: 视频.", CancellationToken.None);
    }

    internal async Task<bool> RecoverAsync(string kind, string key)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AlertBook>().RecoverAsync(kind, key, CancellationToken.None);
    }

    /// <summary>Nothing waits to be sent.</summary>
    internal Task<int> ForgetMessagesAsync() =>
        Books.RunAsync("update alert_messages set state = 'sent', sent_at = now() where state = 'pending'");

    /// <summary>The value of one gauge, seen anew.</summary>
    internal async Task<double> GaugeAsync(string name, string tag)
    {
        await Service.RunAsync<SampleMetrics>();
        return Service.Services.GetRequiredService<MetricGauges>().Seen.Single(sample => sample.Name == name && sample.Tag == tag).Value;
    }

    /// <summary>One round of everything that measures.</summary>
    internal async Task MeasureAsync()
    {
        await Service.RunAsync<WatchUpstreamBalance>();
        await Service.RunAsync<MeasureAlerts>();
    }

    /// <summary>Rounds until no customer is left whose use has changed.</summary>
    internal async Task WatchCustomersAsync()
    {
        while (await Service.RunAsync<WatchCustomers>() > 0)
        {
        }
    }

    internal async Task SendAllAsync()
    {
        await Books.RunAsync("update alert_messages set next_attempt_at = now() - interval '1 second' where state = 'pending'");
        while (await Service.RunAsync<SendAlerts>() > 0)
        {
        }
    }

    internal async Task<List<Answer>> AlertsAsync(string kind, string key)
    {
        var page = (await (await TheOperatorAsync()).GetAsync($"/admin/alerts?kind={kind}&key={key}&limit=100")).Is(HttpStatusCode.OK);
        return [.. page.Json["items"]!.AsArray().Select(item => page with { Text = item!.ToJsonString() })];
    }

    internal async Task ChangeRuleAsync(string code, object change)
    {
        // Alerts are listed by their time; two of one instant would have no order.
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await (await TheOperatorAsync()).ChangeAsync(HttpMethod.Patch, $"/admin/alert-rules/{code}", change)).Is(HttpStatusCode.OK);
    }

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = $"{Mailbox.Port}",
        ["Mail:Security"] = "None",
        ["Mail:From"] = "alerts@viva.example",
        ["Alerts:MailTo"] = "one@ops.example, two@ops.example",
        ["Alerts:WebhookUrl"] = $"{Receiver.Address}hook",
        ["Alerts:WebhookSecret"] = WebhookSecret,
        ["Alerts:DingTalkUrl"] = $"{Receiver.Address}ding?access_token=secret",
        ["Alerts:DingTalkSecret"] = DingTalkSecret,
        ["Alerts:WeComUrl"] = $"{Receiver.Address}wecom?key=secret",
        ["Alerts:MaxAttempts"] = "3",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
        await Mailbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
