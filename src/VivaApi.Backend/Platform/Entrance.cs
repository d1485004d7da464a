using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Gathering;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.RateLimits;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Platform;

/// <summary>
/// What every request passes before an endpoint sees it: its form, where from, whose, how many, allowed or not; how those that wait for
/// the same are gathered; and what is written down of them.
/// </summary>
internal static class Entrance
{
    public static IServiceCollection AddEntrance(this IServiceCollection services, IConfiguration configuration) =>
        services.AddHttp(configuration).AddAccess(configuration).AddRateLimits(configuration).AddGathering(configuration).AddAuditing()
            .AddTelemetry(configuration);

    /// <summary>In this order: a request is counted once it is known whose it is, and before anything is done for it.</summary>
    public static void UseEntrance(this WebApplication app)
    {
        app.UseTelemetry();
        app.UseHttp();
        app.UseForwardedHeaders();
        app.UseAuthentication();
        app.UseMiddleware<LimitRequests>();
        app.UseMiddleware<RefuseBarredCallers>();
        app.UseAuthorization();
    }
}
