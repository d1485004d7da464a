using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.Alerts;

internal static class AlertsPlatform
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AlertOptions>(configuration, "Alerts");
        return services.AddScoped<AlertBook>().AddScoped<CustomerNotices>();
    }
}
