namespace VivaApi.Backend.Platform.Auditing;

internal static class AuditingPlatform
{
    public static IServiceCollection AddAuditing(this IServiceCollection services) => services.AddScoped<AuditLog>();
}
