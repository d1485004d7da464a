namespace VivaApi.Backend.Features.Quota;

/// <summary>What each customer may use of VivaAPI.</summary>
internal static class QuotaFeature
{
    public static IServiceCollection AddQuota(this IServiceCollection services) =>
        services.AddScoped<QuotaBook>().AddSingleton<QuotaReadings>();

    public static void MapQuota(this RouteGroupBuilder api)
    {
        var group = api.MapGroup(string.Empty).WithTags("quota");
        GetQuota.Map(group);
    }
}
