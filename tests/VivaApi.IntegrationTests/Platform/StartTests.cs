using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using VivaApi.Sandbox.Processes;

namespace VivaApi.IntegrationTests.Platform;

/// <summary>The service as the process it is in production: a wrong setting stops it with a sentence, never with a stack trace.</summary>
public sealed class StartTests
{
    private const string Secret = "do-not-tell-me";

    [Theory]
    [InlineData("ConnectionStrings__Default", Secret, "ConnectionStrings__Default is not a PostgreSQL connection string")]
    [InlineData("VEO_API_KEY", Secret + " ", "VEO_API_KEY must be the VivaAPI key")]
    [InlineData("Alipay__PrivateKey", Secret, "Alipay__PrivateKey must be the application's RSA private key")]
    [InlineData("Alipay__RequestTimeoutSeconds", Secret, "Alipay__RequestTimeoutSeconds must be a whole number.")]
    [InlineData("Storage__AllowPrivateSources", Secret, "Storage__AllowPrivateSources must be true or false.")]
    [InlineData("Http__MaxRequestBytes", Secret, "Http__MaxRequestBytes must be a whole number.")]
    [InlineData("Workers__Enabled", Secret, "Workers__Enabled must be true or false.")]
    [InlineData("Payments__PayWithinMinutes", Secret, "Payments__PayWithinMinutes must be a whole number.")]
    [InlineData("Payments__FrontEndReturnUrl", "ftp://example.com", "Payments__FrontEndReturnUrl")]
    [InlineData("Http__AllowedOrigins", "https://app.example.com,https://b.example.com/path", "Http__AllowedOrigins")]
    [InlineData("Generation__LeaseSeconds", "30", "Generation__LeaseSeconds must be more than Viva__SubmitTimeoutSeconds")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string value, string message)
    {
        var (code, text) = await StartAsync(setting, value);

        Assert.Equal(1, code);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        var (code, text) = await StartAsync("ASPNETCORE_URLS", address);

        Assert.Equal(1, code);
        Assert.Contains(address, text, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Text)> StartAsync(string setting, string value)
    {
        using var ours = RSA.Create(2048);
        using var alipays = RSA.Create(2048);
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ConnectionStrings__Default"] = $"Host=127.0.0.1;Port=1;Database=viva;Password={Secret}",
            ["VEO_API_URL"] = "http://127.0.0.1:1/api",
            ["VEO_API_KEY"] = Secret,
            ["Alipay__AppId"] = "2021000000000000",
            ["Alipay__SellerId"] = "2088000000000000",
            ["Alipay__PrivateKey"] = ours.ExportPkcs8PrivateKeyPem(),
            ["Alipay__AlipayPublicKey"] = alipays.ExportSubjectPublicKeyInfoPem(),
            ["Alipay__NotifyUrl"] = "https://example.com/api/v1/payments/alipay/notify",
            ["Storage__Folder"] = Path.GetTempPath(),
            ["Workers__Enabled"] = "false",
            [setting] = value,
        };
        var command = new GuardedCommand(DotnetHost.FileName, DotnetHost.ArgumentsFor("VivaApi.Backend")) { Environment = settings };
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return (await GuardedProcess.RunAsync(command, lines.Enqueue, patience.Token), string.Join('\n', lines));
    }
}
