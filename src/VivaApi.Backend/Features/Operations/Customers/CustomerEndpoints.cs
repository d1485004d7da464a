namespace VivaApi.Backend.Features.Operations.Customers;

internal static class CustomerEndpoints
{
    public static IServiceCollection AddCustomerDesk(this IServiceCollection services)
    {
        services.AddScoped<CustomerReader>();
        services.AddScoped<CustomerSuspension>();
        services.AddScoped<CreditAdjustment>();
        return services;
    }

    public static void MapCustomers(this RouteGroupBuilder group)
    {
        ListCustomers.Map(group);
        GetCustomer.Map(group);
        SuspendCustomer.Map(group);
        ResumeCustomer.Map(group);
        AdjustCredits.Map(group);
        EraseCustomer.Map(group);
    }
}
