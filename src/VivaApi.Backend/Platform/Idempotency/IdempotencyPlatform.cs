using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Platform.Idempotency;

internal static class IdempotencyPlatform
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<IdempotencyOptions>(configuration, "Idempotency");
        services.AddScoped<IdempotentCall>();
        services.AddWorker<ForgetStoredAnswers>(configuration);
        return services;
    }
}
