using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>Alipay's front door: signed payments out, verified notifications and answers in. Knows no order and no database.</summary>
internal static class AlipayIntegration
{
    public static IServiceCollection AddAlipay(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlipayOptions>().Bind(configuration.GetSection(AlipayOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlipayOptions>, AlipayOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AlipayKeys>();
        services.AddSingleton<AlipayRequests>();
        services.AddSingleton<AlipayPayments>();
        services.AddSingleton<AlipayNotifications>();
        services.AddSingleton<AlipayReturn>();
        services
            .AddHttpClient<AlipayGateway>((provider, http) =>
            {
                http.Timeout = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<AlipayOptions>>().Value.RequestTimeoutSeconds);
                http.MaxResponseContentBufferSize = AlipayGateway.MostAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        return services;
    }
}
