using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VivaApi.Backend.Integrations.Messaging;

/// <summary>Posts messages as JSON. Does not throw for what the other side or the network does, and repeats nothing.</summary>
internal sealed class HttpMessages(IHttpClientFactory clients, TimeProvider time)
{
    public const string ClientName = "messages";

    private const int MaxAnswerBytes = 65_536;

    /// <summary>Posts to an address of the operator's; any 2xx is a yes.</summary>
    /// <param name="id">The same for every try, so that the receiver may tell a repeat.</param>
    /// <param name="url">The whole address.</param>
    /// <param name="json">The body.</param>
    /// <param name="secret">
    /// Where not empty: <c>X-Viva-Signature</c> is <c>t=&lt;Unix seconds&gt;,v1=&lt;hex&gt;</c>, the HMAC-SHA256 with this secret of the
    /// time, a dot and the body.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<SendOutcome> PostWebhookAsync(Guid id, string url, string json, string secret, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Viva-Message"] = id.ToString() };
        if (secret.Length > 0)
        {
            headers["X-Viva-Signature"] = Signature(json, secret, time.GetUtcNow());
        }

        var (status, _, trouble) = await PostAsync(url, json, headers, cancellationToken);
        return trouble is not null ? new SendOutcome.Failed(trouble) : OfStatus(status);
    }

    public Task<SendOutcome> PostDingTalkAsync(string url, string secret, string text, CancellationToken cancellationToken) =>
        PostRobotAsync(secret.Length > 0 ? Robots.SignedDingTalk(url, secret, time.GetUtcNow()) : url, text, cancellationToken);

    public Task<SendOutcome> PostWeComAsync(string url, string text, CancellationToken cancellationToken) =>
        PostRobotAsync(url, text, cancellationToken);

    internal static string Signature(string json, string secret, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{json}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(hash)}";
    }

    internal static SendOutcome OfStatus(int status) => status switch
    {
        >= 200 and < 300 => new SendOutcome.Sent(),

        // What an operator can mend without changing the message: wrong address, key, or server.
        _ => new SendOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"HTTP {status}")),
    };

    private async Task<SendOutcome> PostRobotAsync(string url, string text, CancellationToken cancellationToken)
    {
        var (status, body, trouble) = await PostAsync(url, Robots.TextBody(text), [], cancellationToken);
        return trouble is not null ? new SendOutcome.Failed(trouble) : Robots.Read(status, body);
    }

    private async Task<(int Status, string Body, string? Trouble)> PostAsync(
        string url, string json, Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return ((int)response.StatusCode, await ReadAsync(response, cancellationToken), null);
        }
        catch (Exception error) when (
            error is HttpRequestException or IOException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Addresses hold secrets, and messages of the platform may hold addresses.
            return (0, string.Empty, error is HttpRequestException http ? http.HttpRequestError.ToString() : error.GetType().Name);
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxAnswerBytes];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
