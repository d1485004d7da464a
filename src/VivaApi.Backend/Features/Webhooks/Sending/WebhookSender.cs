using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Network;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>Posts one event to one address, once: no redirects, bounded in time and in what is read.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, IOptions<WebhookOptions> options, TimeProvider time)
{
    public const string ClientName = "Webhooks";

    public async Task<WebhookAnswer> SendAsync(
        WebhookDelivery delivery, string url, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        var (startedAt, began) = (time.GetUtcNow(), Stopwatch.GetTimestamp());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = RequestOf(delivery, url, secrets, startedAt);
            using var http = clients.CreateClient(ClientName);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var text = await ReadAsync(response.Content, either.Token, cancellationToken);
            var wish = WishOf(response.Headers.RetryAfter, startedAt);
            return new WebhookAnswer(startedAt, Stopwatch.GetElapsedTime(began), (int)response.StatusCode, text, null, wish);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Nothing($"no answer within {options.Value.TimeoutSeconds} s");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException or UriFormatException)
        {
            return Nothing(WhyOf(error));
        }

        WebhookAnswer Nothing(string why) => new(startedAt, Stopwatch.GetElapsedTime(began), null, null, why, null);
    }

    private static HttpRequestMessage RequestOf(WebhookDelivery delivery, string url, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds();
        var signatures = secrets.Select(secret => WebhookSecret.Sign(secret, delivery.EventId, timestamp, delivery.Payload));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url))
        {
            Content = new StringContent(delivery.Payload, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("webhook-id", delivery.EventId);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', signatures));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("VivaApi-Webhooks", "1"));
        return request;
    }

    // The status is what counts: a body that does not come to its end in time takes nothing from it.
    private async Task<string> ReadAsync(HttpContent content, CancellationToken inTime, CancellationToken cancellationToken)
    {
        var (buffer, length) = (new byte[options.Value.MaxAnswerBytes], 0);
        try
        {
            await using var body = await content.ReadAsStreamAsync(inTime);
            while (length < buffer.Length && await body.ReadAsync(buffer.AsMemory(length), inTime) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What came until then is kept.
        }

        // PostgreSQL keeps no NUL in a text.
        return Encoding.UTF8.GetString(buffer, 0, length).Replace('\0', '\uFFFD');
    }

    private static TimeSpan? WishOf(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        (header?.Delta ?? (header?.Date - now)) is { } wish && wish > TimeSpan.Zero ? wish : null;

    private static string WhyOf(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case PrivateAddressException:
                    return "the address leads into a private network";
                case SocketException socket:
                    return $"network: {socket.SocketErrorCode}";
                case System.Security.Authentication.AuthenticationException:
                    return "TLS: the certificate was not accepted";
            }
        }

        return error is HttpRequestException request ? $"network: {request.HttpRequestError}" : $"network: {error.GetType().Name}";
    }
}
