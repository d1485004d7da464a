using System.Diagnostics;
using System.Net.Sockets;
using Refit;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>Makes one call within one time limit and brings back a bounded answer. Never repeats a call.</summary>
internal sealed class VivaTransport(TimeProvider time)
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <param name="sending">Null for a question, which may be asked again whatever happened.</param>
    public async Task<VivaExchange> ExchangeAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> call,
        VivaSending? sending,
        TimeSpan limit,
        int maxAnswerBytes,
        CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var exchange = await CallAsync(call, sending, limit, maxAnswerBytes, cancellationToken);
        VivaMeter.Took(sending is null ? "question" : "order", exchange, Stopwatch.GetElapsedTime(begun));
        return exchange;
    }

    private async Task<VivaExchange> CallAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> call,
        VivaSending? sending,
        TimeSpan limit,
        int maxAnswerBytes,
        CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        try
        {
            using var response = await call(either.Token);
            return await ReadAsync(response, maxAnswerBytes, either.Token);
        }
        catch (Exception failure) when (IsNetwork(failure) || failure is OperationCanceledException)
        {
            if (sending is not { Began: true })
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            // Once a submit has left, even our own shutdown must not look like "never happened".
            var reason = cancellationToken.IsCancellationRequested ? "the caller stopped waiting"
                : timeLimit.IsCancellationRequested ? $"no whole answer within {limit.TotalSeconds:0} s"
                : Describe(failure);
            return sending is { Began: false } ? new VivaExchange.NotSent(reason) : new VivaExchange.Broken(reason);
        }
    }

    private static async Task<VivaExchange> ReadAsync(HttpResponseMessage response, int maxAnswerBytes, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > maxAnswerBytes)
            {
                return new VivaExchange.Broken($"HTTP {(int)response.StatusCode} with an answer longer than {maxAnswerBytes} bytes");
            }

            body.Write(buffer, 0, read);
        }

        // HttpClient itself reports a body that ends before its announced length.
        return new VivaExchange.Answered(new VivaReply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            body.GetBuffer().AsMemory(0, (int)body.Length),
            RetryAfter(response)));
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta switch
    {
        null => null,
        { } delta when delta < TimeSpan.Zero => null,
        { } delta when delta > LongestRetryAfter => LongestRetryAfter,
        { } delta => delta,
    };

    private static bool IsNetwork(Exception failure) =>
        failure is HttpRequestException or IOException or SocketException or ApiRequestException;

    // The kind of failure says enough; messages of the platform may hold addresses with ids in them.
    private static string Describe(Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException socket:
                    return $"network: {socket.SocketErrorCode}";
                case HttpIOException http:
                    return $"network: {http.HttpRequestError}";
                case HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request when request.InnerException is null:
                    return $"network: {request.HttpRequestError}";
                default:
                    break;
            }
        }

        return $"network: {(failure.InnerException ?? failure).GetType().Name}";
    }
}
