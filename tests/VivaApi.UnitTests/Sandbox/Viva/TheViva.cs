using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva;

namespace VivaApi.UnitTests.Sandbox.Viva;

/// <summary>The stand-in on a port of its own, the real client before it, and one clock for both.</summary>
internal sealed class TheViva : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TheViva(VivaStandIn standIn, FakeTimeProvider time)
    {
        StandIn = standIn;
        Time = time;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["VEO_API_URL"] = standIn.VeoApiUrl, ["VEO_API_KEY"] = standIn.Key })
            .Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddViva(configuration)
            .BuildServiceProvider();
    }

    public VivaStandIn StandIn { get; }

    public FakeTimeProvider Time { get; }

    public VivaClient Client => services.GetRequiredService<VivaClient>();

    public static async Task<TheViva> StartAsync(VivaStandInOptions? options = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        options ??= new VivaStandInOptions();
        var standIn = await VivaStandIn.StartAsync(
            options with { Time = time, QueueDelay = TimeSpan.FromSeconds(10), RunTime = TimeSpan.FromSeconds(100) },
            TestContext.Current.CancellationToken);
        return new TheViva(standIn, time);
    }

    public static VivaJob SomeJob(VivaRoute route = VivaRoute.OperatorsGenerate, string prompt = "一只在雨中弹钢琴的猫") => new(
        route, route == VivaRoute.Videos ? "veo_3_1-fast" : "veo3.1-fast", prompt, DurationSeconds: 8, AspectRatio: "16:9", ImageUrls: []);

    public Task<VivaSubmitOutcome> SubmitAsync(VivaJob? job = null, string? key = null) =>
        Client.SubmitAsync(job ?? SomeJob(), key ?? StandIn.Key, TestContext.Current.CancellationToken);

    public async Task<string> AcceptedAsync(VivaJob? job = null) =>
        Assert.IsType<VivaSubmitOutcome.Accepted>(await SubmitAsync(job)).TaskId!;

    public Task<VivaPollOutcome> PollAsync(string taskId, VivaRoute route = VivaRoute.OperatorsGenerate) =>
        Client.PollAsync(route, taskId, StandIn.Key, TestContext.Current.CancellationToken);

    public void Finish() => Time.Advance(TimeSpan.FromSeconds(111));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await StandIn.DisposeAsync();
    }
}
