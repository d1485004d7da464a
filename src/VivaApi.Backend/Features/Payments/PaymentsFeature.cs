using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Packages, orders, and every road by which an order becomes paid.</summary>
internal static class PaymentsFeature
{
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<PaymentOptions>(configuration, "Payments");
        services.AddScoped<Checkout>();
        services.AddScoped<PaymentConfirmation>();
        services.AddScoped<NotificationInbox>();
        return services;
    }

    public static void MapPayments(this RouteGroupBuilder api)
    {
        var group = api.MapGroup(string.Empty).WithTags("payments");
        ListPackages.Map(group);
        CreateOrder.Map(group);
        ListOrders.Map(group);
        GetOrder.Map(group);
        GetPayment.Map(group);
        ReceiveAlipayNotify.Map(group);
        ReturnFromAlipay.Map(group);
    }
}
