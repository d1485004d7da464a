using System.Text;

namespace VivaApi.Sandbox.Alipay;

/// <summary>Posts one notification, as Alipay does: now and then with a content type that no parser accepts.</summary>
internal sealed class NotificationPost : IDisposable
{
    private const string Malformed = "application/x-www-form-urlencoded; text/html; charset=utf-8";
    private const string WellFormed = "application/x-www-form-urlencoded; charset=utf-8";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = 65_536,
    };

    private readonly int seed;
    private int posted;

    public NotificationPost(int seed) => this.seed = seed;

    /// <returns>Status and body; both null when nobody answered.</returns>
    public async Task<(int? Status, string? Answer)> SendAsync(
        string url, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var body = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        var turn = Interlocked.Increment(ref posted) + seed;
        content.Headers.TryAddWithoutValidation("Content-Type", turn % 3 == 0 ? Malformed : WellFormed);
        try
        {
            using var response = await http.PostAsync(url, content, cancellationToken);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, null);
        }
    }

    public void Dispose() => http.Dispose();
}
