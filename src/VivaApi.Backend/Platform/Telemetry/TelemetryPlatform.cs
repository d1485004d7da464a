using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.Telemetry;

/// <summary>OpenTelemetry: traces from request to ledger to upstream, metrics, and logs that name their trace.</summary>
internal static class TelemetryPlatform
{
    private const string MetricsPath = "/metrics";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<TelemetryOptions>(configuration, "Telemetry");

        // Every line names its trace and span, in whichever form the console writes.
        services.Configure<SimpleConsoleFormatterOptions>(console => console.IncludeScopes = true);
        services.Configure<JsonConsoleFormatterOptions>(console => console.IncludeScopes = true);

        // The framework's lines about requests repeat whole addresses, and an operator's search for a customer has theirs in it.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        var settings = configuration.GetSection("Telemetry");
        var endpoint = settings[nameof(TelemetryOptions.OtlpEndpoint)];
        var isScraped = settings[nameof(TelemetryOptions.MetricsToken)] is not null;
        if (endpoint is null && !isScraped)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("viva-backend"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters.Name, Meters.UpstreamName).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation()
                .AddNpgsqlInstrumentation()

                // Names are looked up for customers' webhooks, too: a series for each name would be theirs to make.
                .AddView("dns.lookup.duration", new MetricStreamConfiguration { TagKeys = ["error.type"] });
            if (isScraped)
            {
                // Each scrape is told of its own moment: only those with the token scrape, so none needs to be spared.
                metrics.AddPrometheusExporter(page => page.ScrapeResponseCacheDurationMilliseconds = 0);
            }

            if (endpoint is not null)
            {
                metrics.AddOtlpExporter(otlp => Point(otlp, configuration, "/v1/metrics"));
            }
        });
        if (endpoint is not null)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Traces.SourceName)
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(Read(configuration).TracePercent / 100d)))
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddOtlpExporter(otlp => Point(otlp, configuration, "/v1/traces")));
            telemetry.WithLogging(logs => logs.AddOtlpExporter(otlp => Point(otlp, configuration, "/v1/logs")));
        }

        return services;
    }

    /// <summary><c>/metrics</c>, where a token is set and with it alone; for everybody else there is no such page.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (app.Configuration.GetSection("Telemetry")[nameof(TelemetryOptions.MetricsToken)] is not { } token)
        {
            return;
        }

        var wanted = SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {token}"));
        app.UseWhen(
            context => context.Request.Path == MetricsPath && CryptographicOperations.FixedTimeEquals(
                wanted, SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()))),
            scraped => scraped.UseOpenTelemetryPrometheusScrapingEndpoint(MetricsPath));
    }

    private static TelemetryOptions Read(IConfiguration configuration) =>
        configuration.GetSection("Telemetry").Get<TelemetryOptions>() ?? new TelemetryOptions();

    private static void Point(OtlpExporterOptions otlp, IConfiguration configuration, string path)
    {
        var options = Read(configuration);
        var isGrpc = options.OtlpProtocol == OtlpExportProtocol.Grpc;
        otlp.Protocol = options.OtlpProtocol;
        if (Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var endpoint))
        {
            otlp.Endpoint = isGrpc ? endpoint : new Uri(endpoint.ToString().TrimEnd('/') + path);
        }
    }
}
