using System.Net.Sockets;

namespace VivaApi.Backend.Platform.Health;

/// <summary>
/// The service started with <c>--health-check</c>: asks the service on this machine whether it lives. The container's health check,
/// because its image holds nothing else that could ask.
/// </summary>
internal static class HealthProbe
{
    public const string Argument = "--health-check";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>0 when it answers, 1 when it does not.</returns>
    public static async Task<int> RunAsync()
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(OwnAddress(), "/health/live"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or SocketException)
        {
            return 1;
        }
    }

    private static Uri OwnAddress()
    {
        var urls = Environment.GetEnvironmentVariable("ASPNETCORE_URLS");
        if (!string.IsNullOrWhiteSpace(urls))
        {
            var first = urls.Split(';')[0].Replace(
                "+", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal);
            return new UriBuilder(first.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)).Uri;
        }

        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0];
        return new Uri($"http://127.0.0.1:{(string.IsNullOrEmpty(port) ? "5000" : port)}");
    }
}
