using Npgsql;
using Quartz;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Platform.Scheduling;

/// <summary>
/// Quartz.NET over our PostgreSQL, clustered: of all copies one runs a task when its time has come, and another takes over from one that
/// vanishes. Its tables come with our migrations; it makes none and looks only whether they are there.
/// </summary>
internal static class SchedulingPlatform
{
    private const string TablePrefix = "qrtz_";

    /// <summary>Registers what is to be done when; the schedule runs where this copy runs workers.</summary>
    public static IServiceCollection AddSchedule(
        this IServiceCollection services, IConfiguration configuration, Action<IQuartzBuilder> tasks)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "VivaApi";
                scheduler.GenerateInstanceId = true;
            });
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = TablePrefix;
                    options.SchemaProvisioning = SchemaProvisioning.Validate;
                });
                store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>());
                store.UseClustering(cluster => cluster.CheckinMisfireThreshold = WorkersPlatform.TakeOver(configuration));
                store.UseExecutionHistory();
            });
            tasks(quartz);
        });

        // A changed setting counts from the next start on: what is stored is not the last word.
        services.Configure<SchedulingOptions>(scheduling => scheduling.OverwriteExistingData = true);
        if (WorkersPlatform.Enabled(configuration))
        {
            services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        }

        return services;
    }
}
