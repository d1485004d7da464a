using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Refit;
using VivaApi.Backend.Integrations.Viva.Account;
using VivaApi.Backend.Integrations.Viva.Tokens;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>VivaAPI's front door: <see cref="VivaClient"/> and its settings. Knows no feature and no database.</summary>
internal static class VivaIntegration
{
    public static IServiceCollection AddViva(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<VivaOptions>()
            .Bind(configuration.GetSection(VivaOptions.Section))
            .Configure(options =>
            {
                options.ApiUrl = configuration[VivaOptions.ApiUrlName] ?? string.Empty;
                options.ApiKey = configuration[VivaOptions.ApiKeyName] ?? string.Empty;
                options.ApiKeys = configuration[VivaOptions.ApiKeysName] ?? string.Empty;
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<VivaOptions>, VivaOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<VivaAddresses>();
        services.AddSingleton<VivaTransport>();
        services.AddSingleton<VivaClient>();
        services.AddSingleton<VivaAccount>();
        services.AddSingleton<VivaTopUp>();
        services.AddSingleton<VivaDiagnosis>();
        services.AddSingleton<VivaTokens>();
        services.AddTransient<VivaSending.Handler>();

        // No resilience handler: it repeats POSTs. The transport has the time limits, the workers have the schedule.
        AddRelay(services.AddRefitGeneratedClient<IVivaRelay>(VivaJson.Default)).AddHttpMessageHandler<VivaSending.Handler>();
        AddRelay(services.AddRefitGeneratedClient<IVivaAccountRelay>(VivaJson.Default)).AddHttpMessageHandler<VivaSending.Handler>();
        AddRelay(services.AddRefitGeneratedClient<IVivaTokenRelay>(VivaJson.Default));
        return services;
    }

    // Every call names its whole address; Refit insists on a base address all the same.
    private static IHttpClientBuilder AddRelay(IHttpClientBuilder client) => client
        .ConfigureHttpClient((provider, http) =>
        {
            http.BaseAddress = new Uri(provider.GetRequiredService<IOptions<VivaOptions>>().Value.ApiUrl);
            http.Timeout = Timeout.InfiniteTimeSpan;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseHeadersLength = 64,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RedactLoggedHeaders(["Authorization"]);
}
