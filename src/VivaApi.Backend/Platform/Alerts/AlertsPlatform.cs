namespace VivaApi.Backend.Platform.Alerts;

internal static class AlertsPlatform
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services.AddScoped<AlertBook>();
}
