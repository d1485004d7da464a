using VivaApi.Backend.Features.Credits;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Features.Generation.Videos;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Video jobs: accepted, queued, submitted, followed, settled.</summary>
internal static class GenerationFeature
{
    public static IServiceCollection AddGeneration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<GenerationOptions>(configuration, "Generation");
        services.AddSingleton<IValidateOptions<GenerationOptions>, GenerationOptionsCheck>();
        services.AddScoped<IMovementExplanation, ExplainGenerations>();
        services.AddSingleton<GenerationPrices>();
        services.AddSingleton<GenerationAcceptance>();
        services.AddSingleton<GenerationDesk>();
        services.AddScoped<GenerationQueue>();
        services.AddScoped<GenerationProgress>();
        services.AddScoped<GenerationSubmit>();
        services.AddScoped<GenerationPoll>();
        services.AddScoped<GenerationCompletion>();
        services.AddWorker<SubmitGenerations>(configuration);
        services.AddWorker<PollGenerations>(configuration);
        services.AddWorker<ResolveDoubtfulGenerations>(configuration);
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
        CreateGeneration.Map(group);
        ListGenerations.Map(group);
        GetGeneration.Map(group);
        CancelGeneration.Map(group);
        FollowGeneration.Map(group);
        CreateGenerationLink.Map(group);
        GetVideo.Map(group);
    }
}
