using System.Diagnostics;
using System.Text.Json;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>A real OpenID provider beside the service: npm's <c>oidc-provider</c>.</summary>
internal sealed class OpenIdProvider : IDisposable
{
    public const string Audience = "https://api.example.com";

    private readonly Process process;
    private readonly HttpClient http;

    private OpenIdProvider(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public static async Task<OpenIdProvider> StartAsync()
    {
        var port = ServiceUnderTest.FreePort();
        var process = NodeScript.Start(
            "node", null, "tests/node/openid-provider.mjs", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var listening = new TaskCompletionSource();
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, line) => _ = line.Data switch
        {
            "listening" => listening.TrySetResult(),
            null => listening.TrySetException(new InvalidOperationException("The provider ended.")),
            _ => false,
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
        return new OpenIdProvider(process, new Uri($"http://127.0.0.1:{port}"));
    }

    /// <summary>An access token as the provider signs them, good for ten minutes.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="claims">What else it says.</param>
    /// <param name="audience">What it is meant for.</param>
    /// <param name="issuedBefore">How long ago it was made.</param>
    public Task<string> TokenAsync(string subject, object? claims = null, string audience = Audience, TimeSpan issuedBefore = default) =>
        http.GetStringAsync(
            $"/mint?sub={Uri.EscapeDataString(subject)}&aud={Uri.EscapeDataString(audience)}&ago={(int)issuedBefore.TotalSeconds}"
            + $"&claims={Uri.EscapeDataString(JsonSerializer.Serialize(claims ?? new { }))}");

    /// <summary>An access token that was made in a given second.</summary>
    public Task<string> TokenOfSecondAsync(string subject, DateTimeOffset issuedAt, TimeSpan goodFor) => http.GetStringAsync(
        $"/mint?sub={Uri.EscapeDataString(subject)}&at={issuedAt.ToUnixTimeSeconds()}&ttl={(int)goodFor.TotalSeconds}");

    public void Dispose()
    {
        http.Dispose();
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
