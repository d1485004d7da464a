using System.Net;
using System.Net.Sockets;
using VivaApi.Backend.Integrations.Storage;

namespace VivaApi.UnitTests.Integrations.Storage;

public sealed class VideoDownloadTests
{
    private const string SomeUrl = "https://cdn.example/v.mp4?signature=s3cret";

    private static readonly Guid SomeGeneration = Guid.Parse("019a0000-0000-7000-8000-000000000001");

    [Theory]
    [InlineData("video/mp4")]
    [InlineData("video/quicktime")]
    [InlineData("application/octet-stream")]
    [InlineData("binary/octet-stream")]
    [InlineData(null)]
    public async Task A_video_is_stored(string? contentType)
    {
        var bytes = SomeVideo.Of(200_000);
        using var storage = new TheStorage(_ => TheStorage.Answer(200, bytes, contentType));
        var stored = Assert.IsType<VideoDownloadOutcome.Stored>(await FetchAsync(storage, SomeUrl));
        Assert.Equal(SomeVideo.Sha256(bytes), stored.Video.Sha256);
        Assert.Equal([stored.Video.Name], storage.Files);
    }

    [Theory]
    [InlineData("text/html", true)]
    [InlineData("application/json", true)]
    [InlineData("video/mp4", false)]
    [InlineData("application/octet-stream", false)]
    public async Task What_is_not_a_video_by_name_or_by_its_first_bytes_is_refused(string contentType, bool looksLikeMp4)
    {
        using var storage = new TheStorage(
            _ => TheStorage.Answer(200, looksLikeMp4 ? SomeVideo.Of(100) : [.. "<Error>AccessDenied</Error>"u8], contentType));
        Assert.IsType<VideoDownloadOutcome.Refused>(await FetchAsync(storage, SomeUrl));
        Assert.Empty(storage.Files);
    }

    [Theory]
    [InlineData(404, false, typeof(VideoDownloadOutcome.Gone))]
    [InlineData(403, false, typeof(VideoDownloadOutcome.Gone))]
    [InlineData(410, false, typeof(VideoDownloadOutcome.Gone))]
    [InlineData(400, false, typeof(VideoDownloadOutcome.Gone))]
    [InlineData(404, true, typeof(VideoDownloadOutcome.Gone))]
    [InlineData(400, true, typeof(VideoDownloadOutcome.Unreachable))]
    [InlineData(401, true, typeof(VideoDownloadOutcome.Unreachable))]
    [InlineData(403, true, typeof(VideoDownloadOutcome.Unreachable))]
    [InlineData(429, false, typeof(VideoDownloadOutcome.Unreachable))]
    [InlineData(500, false, typeof(VideoDownloadOutcome.Unreachable))]
    [InlineData(502, true, typeof(VideoDownloadOutcome.Unreachable))]
    [InlineData(202, true, typeof(VideoDownloadOutcome.Unreachable))]
    [InlineData(302, false, typeof(VideoDownloadOutcome.Unreachable))]
    public async Task A_status_says_whether_asking_again_helps(int status, bool withKey, Type outcome)
    {
        using var storage = new TheStorage(_ => TheStorage.Answer(status, SomeVideo.Of(100)));
        Assert.IsType(outcome, await FetchAsync(storage, SomeUrl, withKey ? "sk-key" : null));
        Assert.Empty(storage.Files);
    }

    [Fact]
    public async Task The_key_goes_to_the_first_host_and_no_further()
    {
        List<(string Url, string? Key)> asked = [];
        using var storage = new TheStorage(request =>
        {
            asked.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString()));
            return asked.Count == 1 ? TheStorage.Redirect("https://elsewhere.example/a.mp4")
                : asked.Count == 2 ? TheStorage.Redirect("/b.mp4")
                : TheStorage.Answer(200, SomeVideo.Of(100));
        });
        Assert.IsType<VideoDownloadOutcome.Stored>(await FetchAsync(storage, "https://relay.example/v1/videos/t/content", "sk-key"));
        Assert.Equal(
            [
                ("https://relay.example/v1/videos/t/content", "Bearer sk-key"),
                ("https://elsewhere.example/a.mp4", null),
                ("https://elsewhere.example/b.mp4", null),
            ],
            asked);
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_a_fourth_is_not()
    {
        var asked = 0;
        using var storage = new TheStorage(_ =>
        {
            asked++;
            return TheStorage.Redirect($"https://cdn.example/{asked}");
        });
        Assert.IsType<VideoDownloadOutcome.Refused>(await FetchAsync(storage, SomeUrl));
        Assert.Equal(4, asked);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://cdn.example/v.mp4")]
    [InlineData("https://user:secret@cdn.example/v.mp4")]
    [InlineData("v.mp4")]
    [InlineData("")]
    public async Task Only_plain_web_addresses_are_asked(string url)
    {
        using var storage = new TheStorage(_ => TheStorage.Answer(200, SomeVideo.Of(100)));
        Assert.IsType<VideoDownloadOutcome.Refused>(await FetchAsync(storage, url));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://cdn.example/v.mp4")]
    [InlineData("https://user:secret@cdn.example/v.mp4")]
    public async Task A_redirects_target_is_looked_at_like_the_first_address(string target)
    {
        using var storage = new TheStorage(request => request.RequestUri!.AbsoluteUri == SomeUrl
            ? TheStorage.Redirect(target)
            : TheStorage.Answer(200, SomeVideo.Of(100)));
        Assert.IsType<VideoDownloadOutcome.Refused>(await FetchAsync(storage, SomeUrl));
    }

    [Fact]
    public async Task A_length_over_the_bound_is_refused_before_a_byte_is_read()
    {
        using var storage = new TheStorage(
            _ =>
            {
                var answer = TheStorage.Answer(200);
                answer.Content = new StreamContent(new UnreadableStream());
                answer.Content.Headers.ContentType = new("video/mp4");
                answer.Content.Headers.ContentLength = 1_048_577;
                return answer;
            },
            new() { ["Storage:MaxBytes"] = "1048576" });
        var refused = Assert.IsType<VideoDownloadOutcome.Refused>(await FetchAsync(storage, SomeUrl));
        Assert.Contains("1048576", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_body_and_a_lost_host_are_asked_again_and_leave_nothing()
    {
        using var cut = new TheStorage(_ =>
        {
            var answer = TheStorage.Answer(200);
            answer.Content = new StreamContent(new CutStream(SomeVideo.Of(5_000)));
            answer.Content.Headers.ContentType = new("video/mp4");
            return answer;
        });
        Assert.IsType<VideoDownloadOutcome.Unreachable>(await FetchAsync(cut, SomeUrl));
        Assert.Empty(cut.Files);

        using var lost = new TheStorage(_ => throw new HttpRequestException(HttpRequestError.NameResolutionError));
        var unreachable = Assert.IsType<VideoDownloadOutcome.Unreachable>(await FetchAsync(lost, SomeUrl));
        Assert.DoesNotContain("s3cret", unreachable.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task A_real_connection_to_this_machine_is_refused_without_a_packet(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var storage = new TheStorage();
        var outcome = await FetchAsync(storage, $"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/v.mp4");
        Assert.Contains("no public address", Assert.IsType<VideoDownloadOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    // "localhost" stands for any name that somebody else's name server gives an address of our network.
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("0x7f.0.0.1")]
    public async Task A_redirect_from_the_open_internet_into_our_network_is_followed_over_no_socket(string host)
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        using var outside = new TcpListener(IPAddress.Loopback, 0);
        outside.Start();
        var target = $"http://{host}:{((IPEndPoint)inside.LocalEndpoint).Port}/v.mp4";
        using var storage = new TheStorage(outside: ("cdn.example", (IPEndPoint)outside.LocalEndpoint));

        var outcome = await FetchRedirectedAsync(storage, outside, target);

        Assert.Contains("no public address", Assert.IsType<VideoDownloadOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
        Assert.False(inside.Pending());
        Assert.Empty(storage.Files);
    }

    [Fact]
    public async Task The_callers_own_cancellation_goes_through()
    {
        using var storage = new TheStorage(_ => TheStorage.Answer(200, SomeVideo.Of(100)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => storage.Download.FetchAsync(new VideoSource(SomeUrl), SomeGeneration, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_source_does_not_tell_its_key_to_a_log() =>
        Assert.DoesNotContain("sk-key", $"{new VideoSource(SomeUrl, "sk-key")}", StringComparison.Ordinal);

    private static async Task<VideoDownloadOutcome> FetchRedirectedAsync(TheStorage storage, TcpListener outside, string target)
    {
        var fetched = FetchAsync(storage, "http://cdn.example/v.mp4");
        using var caller = await outside.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = caller.GetStream();
        using var reader = new StreamReader(stream, leaveOpen: true);
        Assert.Equal("GET /v.mp4 HTTP/1.1", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        var answer = $"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        return await fetched;
    }

    private static Task<VideoDownloadOutcome> FetchAsync(TheStorage storage, string url, string? key = null) =>
        storage.Download.FetchAsync(new VideoSource(url, key), SomeGeneration, TestContext.Current.CancellationToken);

    private sealed class UnreadableStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nothing may be read.");
    }

    private sealed class CutStream(byte[] start) : MemoryStream(start)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var read and > 0
                ? read
                : throw new HttpIOException(HttpRequestError.ResponseEnded);
    }
}
