using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Generation.Catalogue;
using VivaApi.Backend.Features.Generation.Doubt;
using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Features.Generation.Uploads;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Features.Generation.Videos;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Privacy;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Video jobs: accepted, queued, submitted, followed, settled.</summary>
internal static class GenerationFeature
{
    /// <summary>The bound of <c>Viva__SubmitTimeoutSeconds</c>, and the time to book what came of it.</summary>
    private static readonly TimeSpan LongestSubmit = TimeSpan.FromSeconds(VivaOptions.LongestSubmitSeconds + 15);

    public static IServiceCollection AddGeneration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<GenerationOptions>(configuration, "Generation");
        services.AddSingleton<IValidateOptions<GenerationOptions>, GenerationOptionsCheck>();
        services.AddScoped<IMovementExplanation, ExplainGenerations>();
        services.AddScoped<IPersonalData, GenerationPersonalData>();
        services.AddScoped<IPersonalExport, UploadExport>();
        services.DescribeWebhook(
            WebhookEvents.GenerationSucceeded, "A video is ready.", GenerationResponses.Example(GenerationState.Succeeded));
        services.DescribeWebhook(
            WebhookEvents.GenerationFailed,
            "A video was not made: failed, or written off because nobody knows. The error says why, the charge what it cost.",
            GenerationResponses.Example(GenerationState.Failed));
        services.DescribeWebhook(
            WebhookEvents.GenerationCancelled, "A job was cancelled.", GenerationResponses.Example(GenerationState.Cancelled));
        services.AddSettings<UploadOptions>(configuration, "Uploads");

        // A submit is not broken off when the process stops (what VivaAPI says will not be said again), so the host waits for it.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestSubmit);
        services.AddSingleton<GenerationClock>();
        services.AddSingleton<SubmitPatience>();
        services.AddSingleton<TaskWindows>();
        services.AddSingleton<CircuitBoard>();
        services.AddScoped<UpstreamCircuits>();
        services.AddScoped<UpstreamGate>();
        services.AddScoped<UpstreamKeys>();
        services.AddScoped<UpstreamReport>();
        services.AddScoped<UploadedImages>();
        services.AddScoped<GenerationEntrance>();
        services.AddSingleton<GenerationPrices>();
        services.AddSingleton<GenerationAcceptance>();
        services.AddSingleton<GenerationDesk>();
        services.AddScoped<GenerationQueue>();
        services.AddScoped<GenerationProgress>();
        services.AddScoped<GenerationSubmit>();
        services.AddScoped<GenerationPoll>();
        services.AddScoped<GenerationFile>();
        services.AddScoped<GenerationBooks>();
        services.AddScoped<ChargeEvidence>();
        services.AddScoped<TaskSearch>();
        services.AddScoped<GenerationCompletion>();
        services.AddWorker<SubmitGenerations>(configuration);
        services.AddWorker<PollGenerations>(configuration);
        services.AddWorker<ResolveDoubtfulGenerations>(configuration);
        services.AddWorker<ForgetUploads>(configuration);
        services.AddWorker<DeleteOldVideos>(configuration);
        services.AddSingleton<GenerationLinks>();
        services.AddScoped<GenerationReader>();
        services.AddSettings<StreamOptions>(configuration, "Streams");
        services.AddSingleton<GenerationFollowers>();
        services.AddHostedService<WatchGenerations>();
        return services;
    }

    public static void MapGeneration(this RouteGroupBuilder api)
    {
        var group = api.MapGroup(string.Empty).WithTags("generation");
        ListModels.Map(group);
        ListAllModels.Map(group);
        AddModel.Map(group);
        ChangeModel.Map(group);
        QuoteGeneration.Map(group);
        UploadImage.Map(group);
        CreateGeneration.Map(group);
        ListGenerations.Map(group);
        GetGeneration.Map(group);
        CancelGeneration.Map(group);
        FollowGeneration.Map(group);
        CreateGenerationLink.Map(group);
        GetVideo.Map(group);
        GetUsage.Map(api);
    }
}
