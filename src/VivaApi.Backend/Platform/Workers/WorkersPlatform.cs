using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VivaApi.Backend.Platform.Clock;
using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.Workers;

internal static class WorkersPlatform
{
    public static IServiceCollection AddWorkers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<WorkerOptions>(configuration, "Workers");
        services.TryAddSingleton<TimeProvider, MicrosecondTime>();
        services.AddSingleton<WakeUps>();
        services.AddScoped<WorkerLeases>();

        // Also where no workers run: streams to browsers are woken by the same signals.
        services.AddHostedService<DatabaseSignals>();
        return services;
    }

    /// <summary>Registers a worker and, where this copy runs workers, its loop.</summary>
    public static IServiceCollection AddWorker<TWorker>(this IServiceCollection services, IConfiguration configuration)
        where TWorker : class, IWorker
    {
        services.AddScoped<TWorker>();
        if (Enabled(configuration))
        {
            services.AddHostedService<WorkerLoop<TWorker>>();
        }

        return services;
    }

    /// <summary>How long a copy may say nothing; what is no number is refused at start, when all settings are checked.</summary>
    public static TimeSpan TakeOver(IConfiguration configuration) => TimeSpan.FromSeconds(
        int.TryParse(
            configuration[$"Workers:{nameof(WorkerOptions.TakeOverSeconds)}"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds) ? seconds : new WorkerOptions().TakeOverSeconds);

    // What is neither true nor false is refused at start, when all settings are checked.
    internal static bool Enabled(IConfiguration configuration) =>
        !bool.TryParse(configuration[$"Workers:{nameof(WorkerOptions.Enabled)}"], out var enabled) || enabled;
}
