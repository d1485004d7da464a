using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Network;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>
/// Fetches a finished video into the store, as a stream. The address comes from outside: only http(s), only public hosts, at most
/// three redirects of which each is looked at like the first.
/// </summary>
internal sealed partial class VideoDownload(
    IHttpClientFactory clients, VideoStore store, IOptions<StorageOptions> options, TimeProvider time, ILogger<VideoDownload> logger)
{
    public const string ClientName = "VideoDownload";

    private const int MostRedirects = 3;

    public async Task<VideoDownloadOutcome> FetchAsync(VideoSource source, Guid generationId, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(options.Value.DownloadTimeoutSeconds);
        using var timeLimit = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        VideoDownloadOutcome outcome;
        try
        {
            outcome = await FollowAsync(source, generationId, either.Token);
        }
        catch (VideoRefusedException refused)
        {
            outcome = new VideoDownloadOutcome.Refused(refused.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            outcome = new VideoDownloadOutcome.Unreachable($"not done within {limit.TotalSeconds:0} s");
        }
        catch (VideoStoreException failure)
        {
            outcome = new VideoDownloadOutcome.Unreachable(failure.Message);
        }
        catch (Exception failure) when (Find<PrivateAddressException>(failure) is { } refused)
        {
            outcome = new VideoDownloadOutcome.Refused(refused.Message);
        }
        catch (Exception failure) when (IsNetwork(failure))
        {
            outcome = new VideoDownloadOutcome.Unreachable(Describe(failure));
        }

        if (outcome is not VideoDownloadOutcome.Stored)
        {
            Log.NotStored(logger, generationId, outcome);
        }

        return outcome;
    }

    private async Task<VideoDownloadOutcome> FollowAsync(VideoSource source, Guid generationId, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(ClientName);
        var (url, key) = (source.Url, source.BearerKey);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !IsAllowed(address))
            {
                return new VideoDownloadOutcome.Refused("not a plain http(s) address");
            }

            using var response = await AskAsync(http, address, key, cancellationToken);
            if (response.Headers.Location is not { } next || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return await TakeAsync(response, key is not null, generationId, cancellationToken);
            }

            (url, key) = (Uri.TryCreate(address, next, out var target) ? target.AbsoluteUri : string.Empty, null);
        }

        return new VideoDownloadOutcome.Refused($"more than {MostRedirects} redirects");
    }

    private static async Task<HttpResponseMessage> AskAsync(
        HttpClient http, Uri address, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<VideoDownloadOutcome> TakeAsync(
        HttpResponseMessage response, bool withKey, Guid generationId, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status != 200)
        {
            return Without(status, withKey);
        }

        if (!IsVideo(response.Content.Headers.ContentType?.MediaType))
        {
            return new VideoDownloadOutcome.Refused("the content type is not a video's");
        }

        if (response.Content.Headers.ContentLength > options.Value.MaxBytes)
        {
            return new VideoDownloadOutcome.Refused($"the file is longer than {options.Value.MaxBytes} bytes");
        }

        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        return new VideoDownloadOutcome.Stored(await store.SaveAsync(generationId, content, cancellationToken));
    }

    // Signed addresses that have run out answer with any of several 4xx. With a key, 400 ("not completed yet"), 401 and 403 are
    // about the question.
    private static VideoDownloadOutcome Without(int status, bool withKey) => status switch
    {
        408 or 425 or 429 => new VideoDownloadOutcome.Unreachable($"HTTP {status}"),
        400 or 401 or 403 when withKey => new VideoDownloadOutcome.Unreachable($"HTTP {status}"),
        >= 400 and <= 499 => new VideoDownloadOutcome.Gone($"HTTP {status}"),
        _ => new VideoDownloadOutcome.Unreachable($"HTTP {status}"),
    };

    private static bool IsAllowed(Uri address) =>
        address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Host.Length > 0;

    // Stores that do not know the type say octet-stream; that it is an MP4 is found out from its first bytes in every case.
    private static bool IsVideo(string? mediaType) =>
        mediaType is null
        || mediaType.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("/octet-stream", StringComparison.OrdinalIgnoreCase);

    // A full disk is an IOException too, but not the network's.
    private static bool IsNetwork(Exception failure) =>
        failure is HttpRequestException or HttpIOException || (failure is IOException && Find<SocketException>(failure) is not null);

    private static string Describe(Exception failure) =>
        Find<SocketException>(failure) is { } socket ? $"network: {socket.SocketErrorCode}"
            : Find<HttpRequestException>(failure) is { } request ? $"network: {request.HttpRequestError}"
            : $"network: {failure.GetType().Name}";

    private static T? Find<T>(Exception failure)
        where T : Exception
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Warning, "The video of generation {GenerationId} could not be fetched: {Outcome}")]
        public static partial void NotStored(ILogger logger, Guid generationId, VideoDownloadOutcome outcome);
    }
}
