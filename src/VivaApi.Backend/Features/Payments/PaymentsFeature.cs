using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Payments.Packages;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Privacy;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Packages, orders, and every road by which an order becomes paid.</summary>
internal static class PaymentsFeature
{
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<PaymentOptions>(configuration, "Payments");
        services.AddScoped<Checkout>();
        services.AddScoped<IPersonalData, PaymentPersonalData>();
        services.AddScoped<IPersonalExport, PayerExport>();
        services.AddScoped<IPersonalExport, RefundExport>();
        services.DescribeWebhook(WebhookEvents.OrderPaid, "An order was paid, and its credits are there.", OrderEvents.PaidExample);
        services.DescribeWebhook(
            WebhookEvents.OrderRefunded, "Money of an order went back, all of it or a part.", OrderEvents.RefundedExample);
        services.AddScoped<PaymentConfirmation>();
        services.AddScoped<IMovementExplanation, ExplainOrders>();
        services.AddScoped<IMovementExplanation, ExplainRefunds>();
        services.AddSingleton<ForgeryAllowance>();
        services.AddScoped<NotificationInbox>();
        services.AddScoped<NotificationDecision>();
        services.AddScoped<OrderClosing>();
        services.AddScoped<OrderQueue>();
        services.AddScoped<OrderQuery>();
        services.AddScoped<OrderLook>();
        services.AddScoped<ReturnedOrder>();
        services.AddScoped<RefundCredits>();
        services.AddScoped<RefundConfirmation>();
        services.AddScoped<RefundDesk>();
        services.AddScoped<RefundQueue>();
        services.AddScoped<RefundStep>();
        services.AddWorker<QueryOrders>(configuration);
        services.AddWorker<DecideNotifications>(configuration);
        services.AddWorker<MakeRefunds>(configuration);
        services.AddReconciliation(configuration);
        return services;
    }

    public static void MapPayments(this RouteGroupBuilder api)
    {
        var group = api.MapGroup(string.Empty).WithTags("payments");
        ListPackages.Map(group);
        CreateOrder.Map(group);
        ListOrders.Map(group);
        GetOrder.Map(group);
        CloseOrder.Map(group);
        GetPayment.Map(group);
        ReceiveAlipayNotify.Map(group);
        ReturnFromAlipay.Map(group);
        RefundOrder.Map(group);
        ListRefunds.Map(group);
        CompleteOrder.Map(group);
        ListAllPackages.Map(group);
        AddPackage.Map(group);
        ChangePackage.Map(group);
        group.MapReconciliation();
    }
}
