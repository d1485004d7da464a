using System.Net;
using VivaApi.Sandbox;
using VivaApi.Sandbox.FrontEnd;

namespace VivaApi.UnitTests.Sandbox.FrontEnd;

public sealed class FrontEndServerTests : IAsyncLifetime
{
    private const string Api = "http://127.0.0.1:5080";

    private readonly string home = Directory.CreateTempSubdirectory("vivaapi-page-").FullName;
    private readonly HttpClient http = LoopbackClient.Create(TimeSpan.FromSeconds(30));
    private FrontEndServer server = null!;

    private string Folder => Path.Combine(home, "page");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var port = Ports.Free(preferred: 0);
        server = await FrontEndServer.StartAsync(port, Cancellation);
        http.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        Directory.CreateDirectory(Path.Combine(Folder, "assets"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "index.html"), "<p>page</p>", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "assets", "a.js"), "script", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, ".built"), "stamp", Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        http.Dispose();
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Until_it_is_there_a_page_says_how_far_it_is_and_looks_again()
    {
        server.Show(new FrontEndState.Building("installing <its> packages"));
        var (status, text, _) = await GetAsync("/create");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("installing &lt;its&gt; packages", text, StringComparison.Ordinal);
        Assert.Contains("refresh", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_cannot_be_there_the_page_says_why_and_does_not_look_again()
    {
        server.Show(new FrontEndState.Unavailable("there is no Node"));
        var (_, text, _) = await GetAsync("/");

        Assert.Contains("there is no Node", text, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "<p>page</p>", "text/html")]
    [InlineData("/orders/1", "<p>page</p>", "text/html")]
    [InlineData("/assets/a.js", "script", "text/javascript")]
    [InlineData("/.built", "<p>page</p>", "text/html")]
    [InlineData("/config.json", "{\"apiUrl\":\"http://127.0.0.1:5080\"}", "application/json")]
    public async Task The_page_its_files_and_the_addresses_of_its_own_are_served(string path, string content, string type)
    {
        server.Serve(new FrontEndState.Built(Folder), Api);
        var (status, text, answer) = await GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, content, type), (status, text, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/assets/gone.js")]
    [InlineData("/assets/../../secret")]
    public async Task What_is_no_file_of_it_is_not_served(string path)
    {
        await File.WriteAllTextAsync(Path.Combine(home, "secret"), "secret", Cancellation);
        server.Serve(new FrontEndState.Built(Folder), Api);
        var (_, text, _) = await GetAsync(path);

        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_may_call_its_API_and_nobody_else()
    {
        server.Serve(new FrontEndState.Built(Folder), Api);
        var (_, _, answer) = await GetAsync("/");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains($"connect-src 'self' {Api};", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'self';", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_only_looked_at()
    {
        using var answer = await http.PostAsync(new Uri("/", UriKind.Relative), null, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> GetAsync(string path)
    {
        var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer);
    }
}
