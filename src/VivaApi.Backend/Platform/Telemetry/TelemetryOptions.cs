using System.ComponentModel.DataAnnotations;
using OpenTelemetry.Exporter;

namespace VivaApi.Backend.Platform.Telemetry;

/// <summary>Section <c>Telemetry</c>: where traces, metrics and logs go. Without settings, logs go to the console alone.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>An OpenTelemetry collector that takes OTLP, for example <c>http://collector:4318</c>. Default none.</summary>
    [Url]
    public string? OtlpEndpoint { get; init; }

    /// <summary><c>HttpProtobuf</c> (default; the endpoint is the address before <c>/v1/traces</c>) or <c>Grpc</c>.</summary>
    [EnumDataType(typeof(OtlpExportProtocol))]
    public OtlpExportProtocol OtlpProtocol { get; init; } = OtlpExportProtocol.HttpProtobuf;

    /// <summary>Percentage of traces that are kept, decided where they begin. Default 100.</summary>
    [Range(0, 100)]
    public int TracePercent { get; init; } = 100;

    /// <summary>
    /// The bearer token with which Prometheus reads <c>/metrics</c>; a secret of at least 16 characters. Default none: there is no such
    /// page.
    /// </summary>
    [MinLength(16)]
    public string? MetricsToken { get; init; }

    /// <summary>Seconds between two looks at the database for the gauges. Default 15.</summary>
    [Range(1, 3_600)]
    public int SampleSeconds { get; init; } = 15;
}
