using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay.Bills;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>Alipay's front door: signed payments out, verified notifications and answers in. Knows no order and no database.</summary>
internal static class AlipayIntegration
{
    public static IServiceCollection AddAlipay(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlipayOptions>().Bind(configuration.GetSection(AlipayOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlipayOptions>, AlipayOptionsCheck>();
        services.AddSingleton<IValidateOptions<AlipayOptions>, AlipayBillOptionsCheck>();
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
            .ConfigurePrimaryHttpMessageHandler(NewHandler);

        // The download bounds its own time: the client's would end with the headers.
        services.AddHttpClient<AlipayBills>(http => http.Timeout = Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(NewHandler);
        return services;
    }

    private static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
