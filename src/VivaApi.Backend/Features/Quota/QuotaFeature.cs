using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Privacy;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Quota;

/// <summary>What each customer may use of VivaAPI.</summary>
internal static class QuotaFeature
{
    public static IServiceCollection AddQuota(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ProvisioningOptions>(configuration, "Viva");
        services.AddSingleton<IValidateOptions<ProvisioningOptions>, ProvisioningCheck>();
        services.AddScoped<QuotaBook>();
        services.AddScoped<IPersonalData, QuotaPersonalData>();
        services.AddScoped<IPersonalExport, DedicatedKeyExport>();
        services.AddScoped<QuotaChanges>();
        services.AddSingleton<QuotaReadings>();
        services.AddSingleton<MostUsedQuotas>();
        services.AddScoped<DedicatedKeyOrders>();
        services.AddScoped<DedicatedKeyMaker>();
        services.AddScoped<DedicatedKeyQuotas>();
        services.AddSingleton<KeyUnits>();
        services.AddSingleton<KeyVault>();
        services.AddScoped<KeyReveals>();
        services.AddScoped<DedicatedKeyEnds>();
        services.AddScoped<DedicatedKeyUse>();
        services.AddSingleton<MasterKeySettings>();
        services.AddScoped<MasterKeyRing>();
        services.AddScoped<MasterKeyPick>();
        services.AddScoped<MasterKeyAlarms>();
        services.AddScoped<MasterKeyRests>();
        services.AddScoped<MasterAccounts>();
        services.AddScoped<MasterKeyStandings>();
        services.AddScoped<MasterKeyDesk>();
        services.AddScoped<VivaKeys>();
        services.AddWorker<ProvisionDedicatedKeys>(configuration);
        services.AddWorker<WatchMasterKeys>(configuration);
        return services;
    }

    public static void MapQuota(this RouteGroupBuilder api)
    {
        var group = api.MapGroup(string.Empty).WithTags("quota");
        GetQuota.Map(group);
        RevealVivaKey.Map(group);
    }
}
