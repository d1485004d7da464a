using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.UnitTests.Integrations.Viva;

public sealed class VivaClientTests
{
    private static readonly VivaJob SomeJob = new(VivaRoute.OperatorsGenerate, "veo3", "cat", 8, null, []);

    [Fact]
    public async Task Nobody_at_the_address_means_that_nothing_was_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var services = Services($"http://127.0.0.1:{port}/api", null);
        var refused = Assert.IsType<VivaSubmitOutcome.Refused>(await SubmitAsync(services.GetRequiredService<VivaClient>()));
        Assert.Equal((VivaRefusal.NotSent, 0), (refused.Kind, refused.Status));
        Assert.Equal("network: ConnectionRefused", refused.Message);
        Assert.IsType<VivaPollOutcome.Unreachable>(await PollAsync(services.GetRequiredService<VivaClient>()));
    }

    [Fact]
    public async Task A_time_limit_before_the_body_began_to_leave_means_that_nothing_was_sent()
    {
        var time = new FakeTimeProvider();
        var arrived = new TaskCompletionSource();
        await using var services = Services(
            "http://relay.example/api",
            async (_, token) =>
            {
                arrived.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, time, token);
                return new HttpResponseMessage();
            },
            time);
        var submit = SubmitAsync(services.GetRequiredService<VivaClient>());
        await arrived.Task;
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(VivaRefusal.NotSent, Assert.IsType<VivaSubmitOutcome.Refused>(await submit).Kind);
    }

    [Fact]
    public async Task Any_failure_after_the_body_began_to_leave_is_unknown_whatever_its_kind()
    {
        foreach (var kind in Enum.GetValues<HttpRequestError>())
        {
            await using var services = Services("http://relay.example/api", async (request, token) =>
            {
                await request.Content!.CopyToAsync(Stream.Null, token);
                throw new HttpRequestException(kind);
            });
            Assert.IsType<VivaSubmitOutcome.Unknown>(await SubmitAsync(services.GetRequiredService<VivaClient>()));
        }
    }

    [Fact]
    public async Task Cancelling_before_anything_was_sent_goes_through()
    {
        await using var services = Services("http://relay.example/api", (_, token) =>
        {
            token.ThrowIfCancellationRequested();
            return Task.FromResult(new HttpResponseMessage());
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.GetRequiredService<VivaClient>()
            .SubmitAsync(SomeJob, "sk-0123456789", new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task An_answer_over_the_bound_is_not_read()
    {
        await using var services = Services("http://relay.example/api", async (request, token) =>
        {
            if (request.Content is { } content)
            {
                await content.CopyToAsync(Stream.Null, token);
            }

            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($$"""{"id":"task_1","status":"completed","padding":"{{new string('x', 1_048_576)}}"}"""),
            };
        });
        Assert.Contains(
            "1048576",
            Assert.IsType<VivaSubmitOutcome.Unknown>(await SubmitAsync(services.GetRequiredService<VivaClient>())).Reason,
            StringComparison.Ordinal);
        Assert.IsType<VivaPollOutcome.Unreachable>(await PollAsync(services.GetRequiredService<VivaClient>()));
    }

    [Fact]
    public async Task A_failing_submit_is_sent_once()
    {
        var sent = 0;
        await using var services = Services("http://relay.example/api", async (request, token) =>
        {
            sent++;
            await request.Content!.CopyToAsync(Stream.Null, token);
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        });
        Assert.IsType<VivaSubmitOutcome.Unknown>(await SubmitAsync(services.GetRequiredService<VivaClient>()));
        Assert.Equal(1, sent);
    }

    private static Task<VivaSubmitOutcome> SubmitAsync(VivaClient client) =>
        client.SubmitAsync(SomeJob, "sk-0123456789", TestContext.Current.CancellationToken);

    private static Task<VivaPollOutcome> PollAsync(VivaClient client) =>
        client.PollAsync(VivaRoute.OperatorsGenerate, "task_1", "sk-0123456789", TestContext.Current.CancellationToken);

    private static ServiceProvider Services(
        string url, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? host, TimeProvider? time = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["VEO_API_URL"] = url, ["VEO_API_KEY"] = "sk-0123456789" })
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(time ?? TimeProvider.System).AddViva(configuration);
        if (host is not null)
        {
            services.ConfigureAll<HttpClientFactoryOptions>(options =>
                options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new PlayedHost(host)));
        }

        return services.BuildServiceProvider();
    }

    private sealed class PlayedHost(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> host) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            host(request, cancellationToken);
    }
}
