using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Credits;

/// <summary>The ledger of credits: the only writer of the credit tables.</summary>
internal static class CreditsFeature
{
    public static IServiceCollection AddCredits(this IServiceCollection services) => services
        .AddScoped<CreditLedger>()
        .AddScoped<IPersonalData, CreditPersonalData>()
        .AddScoped<CreditSums>()
        .AddScoped<CreditBudgetBook>()
        .AddScoped<RiskBook>()
        .AddScoped<MovementExplanations>();

    public static void MapCredits(this RouteGroupBuilder api)
    {
        var group = api.MapGroup(string.Empty).WithTags("quota");
        ListCreditEntries.Map(group);
        GetCreditBalance.Map(group);
    }
}
