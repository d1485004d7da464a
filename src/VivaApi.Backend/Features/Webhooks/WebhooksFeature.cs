using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Webhooks.Deliveries;
using VivaApi.Backend.Features.Webhooks.Endpoints;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Network;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Privacy;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Webhooks;

/// <summary>
/// Events out to integrators, by the convention of Standard Webhooks: written with what happened, sent until they are taken.
/// </summary>
internal static class WebhooksFeature
{
    private const int MaxHeadersKilobytes = 16;

    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<WebhookOptions>(configuration, "Webhooks");
        services.AddScoped<WebhookOutbox>();
        services.AddScoped<IPersonalData, WebhookPersonalData>();
        services.AddScoped<IPersonalExport, DeliveryExport>();
        services.AddScoped<WebhookShelf>();
        services.AddSingleton<WebhookSecret>();
        services.AddSingleton<WebhookSender>();
        services.AddScoped<WebhookQueue>();
        services.AddScoped<WebhookBook>();
        services.AddScoped<WebhookSwitch>();
        services.AddScoped<WebhookAlarms>();
        services.AddScoped<ICustomerLetter, WebhookDisabledLetter>();
        services.AddScoped<WebhookRedelivery>();
        services.ConfigureSwaggerGen(document => document.DocumentFilter<DescribeWebhooks>());
        services.DescribeWebhook(
            WebhookEvents.CreditsLow, "The available credits fell below the endpoint's lowCredits.", new CreditsLowResponse(20, 30));
        services.DescribeWebhook(
            WebhookEvents.EndpointDisabled,
            "Another webhook endpoint of the customer was switched off: it answered 410, or failed for days.",
            new WebhookEndpointDisabledResponse(
                Examples.Id, WebhookEndpointResponses.Example.Url, WebhookDisabling.Failing, Examples.Time));
        services.DescribeWebhook(WebhookEvents.Test, "Asked for by testWebhookEndpoint.", new WebhookTestResponse("It works."));
        services.AddWorker<DeliverWebhooks>(configuration);
        services.AddWorker<ForgetDeliveries>(configuration);
        services.AddHttpClient(WebhookSender.ClientName)
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Handler)

            // The factory's own loggers write addresses, which may carry the customer's secrets.
            .RemoveAllLoggers();
        return services;
    }

    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/webhook-endpoints").WithTags("webhooks");
        CreateWebhookEndpoint.Map(group);
        ListWebhookEndpoints.Map(group);
        GetWebhookEndpoint.Map(group);
        ChangeWebhookEndpoint.Map(group);
        DeleteWebhookEndpoint.Map(group);
        RotateWebhookSecret.Map(group);
        TestWebhookEndpoint.Map(group);
        ListWebhookDeliveries.Map(group);
        GetWebhookDelivery.Map(group);
        RedeliverWebhook.Map(group);
        RedeliverWebhooks.Map(group);
    }

    private static SocketsHttpHandler Handler(IServiceProvider services)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // A proxy would resolve the name itself, out of sight of the check.
            UseProxy = false,

            // A connection for each delivery: where the name leads is looked at each time, and none is used that the other side has
            // just closed.
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = MaxHeadersKilobytes,
            MaxResponseDrainSize = 0,
        };
        if (!services.GetRequiredService<IOptions<WebhookOptions>>().Value.AllowPrivateAddresses)
        {
            handler.ConnectCallback = PublicConnect.ConnectAsync;
        }

        return handler.Unwatched();
    }
}
