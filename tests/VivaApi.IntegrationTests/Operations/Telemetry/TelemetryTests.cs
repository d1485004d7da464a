using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using VivaApi.Backend.Features.Operations.Metrics;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations.Telemetry;

/// <summary>What goes out to a collector and to Prometheus.</summary>
public sealed class TelemetryTests(TelemetryTests.TelemetryWorld world) : IClassFixture<TelemetryTests.TelemetryWorld>
{
    private const string Prompt = "a-prompt-that-nobody-else-may-read";

    [Fact]
    public async Task A_job_is_one_trace_from_the_request_over_the_worker_to_the_ledger()
    {
        var customer = await world.CustomerWithAsync("pro");
        var id = await customer.GenerationAsync(Prompt);
        await world.MakeVideosAsync();

        // Sources are the process's: only what carries this job's trace is this test's.
        var traceId = await world.TraceIdAsync($"generations where id = '{id}'");
        var trace = (await world.SpansAsync()).Where(span => span.TraceId == traceId).ToList();
        var settle = Assert.Single(trace, span => span.Name == "ledger settle");
        Assert.Contains(trace, span => span.Name.Contains("/generations", StringComparison.Ordinal));
        Assert.Contains(trace, span => span.Name == "generation submit");
        Assert.Contains(trace, span => span.Name == "generation look");
        Assert.Contains(trace, span => span.Name == "generation end");

        // The call to VivaAPI hangs below the worker's span, the statement of the ledger below the ledger's.
        var submit = trace.Single(span => span.Name == "generation submit");
        Assert.Contains(trace, span => span.ParentId == submit.SpanId && span.Name.StartsWith("POST", StringComparison.Ordinal));
        Assert.Contains(trace, span => span.ParentId == settle.SpanId);
    }

    [Fact]
    public async Task A_notification_is_one_trace_down_to_the_ledger()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("basic");
        await world.PaysAsync(order);

        var traceId = await world.TraceIdAsync(
            $"payment_notifications where verdict = 'applied' and out_trade_no = '{order.At<string>("order", "outTradeNo")}'");
        var trace = (await world.SpansAsync()).Where(span => span.TraceId == traceId).ToList();
        Assert.Contains(trace, span => span.Name.Contains("/payments/alipay/notify", StringComparison.Ordinal));
        Assert.Contains(trace, span => span.Name == "notification decide");
        Assert.Contains(trace, span => span.Name == "ledger grant");
        Assert.Equal(0, await world.Books.CountAsync("payment_notifications where trace_context is null"));
    }

    [Fact]
    public async Task Nothing_that_goes_out_names_a_customer_a_prompt_or_a_key()
    {
        var customer = await world.CustomerWithAsync("pro");
        await customer.GenerationAsync(Prompt);
        await world.MakeVideosAsync();
        await world.SpansAsync();

        var all = string.Join('\n', world.Receiver.Posts.Select(post => Encoding.Latin1.GetString(post.Bytes)));
        Assert.DoesNotContain(Prompt, all, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Email, all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(world.Viva.Key, all, StringComparison.Ordinal);
        Assert.Contains("generation submit", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_prometheus_is_there_for_its_token_alone_and_has_what_rules_and_dashboard_ask_for()
    {
        var customer = await world.CustomerWithAsync("pro");
        await customer.GenerationAsync(Prompt);
        await world.MakeVideosAsync();
        await world.Service.RunAsync<Backend.Features.Operations.Upstream.WatchUpstreamBalance>();
        await world.Service.RunAsync<SampleMetrics>();
        using var http = new HttpClient { BaseAddress = world.Service.Address };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/metrics")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new("Bearer", TelemetryWorld.Token + "x");
        Assert.NotEqual(HttpStatusCode.OK, (await http.GetAsync("/metrics")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new("Bearer", TelemetryWorld.Token);
        var page = await http.GetStringAsync("/metrics");

        var shown = ShownSeries.Read(page);
        var asked = AskedMetric.Read(Path.Combine(Checkout(), "operations"));
        Assert.True(asked.Select(one => one.Name).Distinct().Count() > 16, $"Only {asked.Count} metrics are asked for.");
        Assert.DoesNotContain(asked.Select(one => one.Name).Distinct(), name => !shown.ContainsKey(name));
        Assert.DoesNotContain(asked, one => !one.Labels.IsSubsetOf(shown[one.Name]));
        Assert.Matches(@"viva_jobs\{[^}]*state=""queued""[^}]*\} 0", page);
    }

    [Fact]
    public async Task Where_a_customers_webhooks_and_an_operators_alerts_go_is_in_no_metric_and_no_span()
    {
        const string host = "localhost";
        var customer = await world.CustomerAsync();
        var own = new Uri($"http://{host}:{world.Receiver.Address.Port}/a-path-that-is-a-secret");
        world.Outgoing.Allow(own);
        var made = (await customer.PostAsync("/webhook-endpoints", new { url = own.ToString() })).Is(HttpStatusCode.Created);
        (await customer.PostAsync($"/webhook-endpoints/{made.At<string>("endpoint", "id")}/test", new { })).Is(HttpStatusCode.Accepted);
        await world.Service.RunAsync<Backend.Features.Webhooks.Sending.DeliverWebhooks>();
        var message = world.Service.Services.GetRequiredService<Backend.Integrations.Messaging.HttpMessages>();
        await message.PostWebhookAsync(
            Guid.CreateVersion7(world.Clock.GetUtcNow()),
            new Uri(own, "a-robot-that-is-a-secret").ToString(),
            "{}",
            string.Empty,
            CancellationToken.None);
        var arrived = Assert.Single(world.Receiver.To("/a-path-that-is-a-secret"));
        Assert.Single(world.Receiver.To("/a-robot-that-is-a-secret"));

        using var http = new HttpClient { BaseAddress = world.Service.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", TelemetryWorld.Token);
        var page = await http.GetStringAsync("/metrics");
        await world.SpansAsync();
        var spans = string.Join('\n', world.Receiver.To("/v1/traces").Select(post => Encoding.Latin1.GetString(post.Bytes)));

        // VivaAPI's and Alipay's hosts are few, and are measured.
        Assert.Contains("http_client_request_duration", page, StringComparison.Ordinal);
        Assert.Contains("webhook_deliveries", spans, StringComparison.Ordinal);

        // Meters are the process's, so the port says what is this test's.
        Assert.DoesNotMatch($"server_address=\"{host}\",server_port=\"{own.Port}\"", page);
        Assert.Contains("dns_lookup_duration", page, StringComparison.Ordinal);
        Assert.DoesNotContain("dns_question_name", page, StringComparison.Ordinal);

        // A caller's span has the whole address; the receiver's own, in this process, has the path alone.
        Assert.DoesNotContain(own.GetLeftPart(UriPartial.Authority), spans, StringComparison.Ordinal);

        // Nor does a stranger learn which trace of ours the call belongs to.
        Assert.DoesNotContain("traceparent", arrived.Headers.Keys);
    }

    private static string Checkout([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", ".."));

    public sealed class TelemetryWorld(TestDatabases databases) : World(databases)
    {
        public const string Token = "a-token-for-prometheus";

        internal Receiver Receiver { get; private set; } = null!;

        /// <summary>Everything that was exported until now.</summary>
        internal async Task<List<ExportedSpan>> SpansAsync()
        {
            Service.Services.GetRequiredService<TracerProvider>().ForceFlush(30_000);
            await Task.CompletedTask;
            return [.. Receiver.To("/v1/traces").SelectMany(post => ExportedSpan.Read(post.Bytes))];
        }

        /// <summary>The trace that a stored row carries.</summary>
        internal async Task<string> TraceIdAsync(string fromWhere)
        {
            await using var connection = await Books.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"select split_part(trace_context, '-', 2) from {fromWhere}";
            return (string)(await command.ExecuteScalarAsync())!;
        }

        public override async ValueTask InitializeAsync()
        {
            Receiver = await Receiver.StartAsync();
            await base.InitializeAsync();
            GC.SuppressFinalize(this);
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Receiver.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Telemetry:OtlpEndpoint"] = Receiver.Address.ToString(),
            ["Telemetry:MetricsToken"] = Token,
        };
    }
}
