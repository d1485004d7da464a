using System.Diagnostics.Metrics;

namespace VivaApi.Backend.Platform.Telemetry;

/// <summary>What this copy counts as it happens. Tags are few and known: no customer, order or job is one.</summary>
internal static class Meters
{
    public const string Name = "VivaApi.Backend";

    /// <summary>The meter of the calls to VivaAPI, which that integration owns.</summary>
    public const string UpstreamName = "Viva.Upstream";

    private static readonly Meter Meter = new(Name);

    public static Counter<long> OrdersPaid { get; } = Meter.CreateCounter<long>(
        "viva_orders_paid", null, "Orders that were found paid, by package.");

    public static Counter<long> NotificationsDecided { get; } = Meter.CreateCounter<long>(
        "viva_notifications_decided", null, "Notifications of Alipay's that were decided, by verdict.");

    public static Counter<long> GenerationsEnded { get; } = Meter.CreateCounter<long>(
        "viva_generations_ended", null, "Video jobs that ended, by state and cause.");
}
