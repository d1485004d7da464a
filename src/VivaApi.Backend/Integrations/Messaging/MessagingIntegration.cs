using Microsoft.Extensions.Options;
using VivaApi.Backend.Network;

namespace VivaApi.Backend.Integrations.Messaging;

/// <summary>What carries messages out: SMTP, webhooks, group robots. Knows no feature and no database.</summary>
internal static class MessagingIntegration
{
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<HttpMessages>();
        services.AddHttpClient(HttpMessages.ClientName, http => http.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxResponseHeadersLength = 64,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            }.Unwatched())
            .RemoveAllLoggers();
        return services;
    }
}
