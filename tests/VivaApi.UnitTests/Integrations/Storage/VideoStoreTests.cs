using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Storage;

namespace VivaApi.UnitTests.Integrations.Storage;

public sealed class VideoStoreTests : IDisposable
{
    private static readonly Guid SomeGeneration = Guid.Parse("019a0000-0000-7000-8000-000000000001");

    private readonly TheStorage storage = new();

    [Fact]
    public async Task A_saved_video_is_read_back_byte_by_byte()
    {
        var bytes = SomeVideo.Of(300_000);
        var stored = await storage.Store.SaveAsync(SomeGeneration, new MemoryStream(bytes), TestContext.Current.CancellationToken);
        Assert.Equal(new StoredVideo("019a0000000070008000000000000001.mp4", bytes.Length, SomeVideo.Sha256(bytes)), stored);
        Assert.Equal([stored.Name], storage.Files);

        await using var stream = await storage.Store.OpenReadAsync(stored.Name, TestContext.Current.CancellationToken);
        Assert.NotNull(stream);
        Assert.True(stream.CanSeek);
        var read = new byte[bytes.Length];
        await stream.ReadExactlyAsync(read, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, read);
    }

    [Fact]
    public async Task Saving_again_replaces_the_file_and_leaves_no_other()
    {
        await storage.Store.SaveAsync(SomeGeneration, new MemoryStream(SomeVideo.Of(5_000)), TestContext.Current.CancellationToken);
        var again = await storage.Store.SaveAsync(
            SomeGeneration, new MemoryStream(SomeVideo.Of(400)), TestContext.Current.CancellationToken);
        await using var stream = await storage.Store.OpenReadAsync(again.Name, TestContext.Current.CancellationToken);
        Assert.Equal(400, stream?.Length);
        Assert.Equal([again.Name], storage.Files);
    }

    [Fact]
    public async Task What_is_not_a_video_leaves_nothing_behind()
    {
        foreach (var bytes in (byte[][])[[], [1, 2, 3], [.. "<html><body>expired</body></html>"u8]])
        {
            await Assert.ThrowsAsync<VideoRefusedException>(
                () => storage.Store.SaveAsync(SomeGeneration, new MemoryStream(bytes), TestContext.Current.CancellationToken));
        }

        Assert.Empty(storage.Files);
    }

    [Fact]
    public async Task A_video_of_exactly_the_bound_is_kept_and_one_byte_more_is_not()
    {
        using var bounded = new TheStorage(settings: new() { ["Storage:MaxBytes"] = "1048576" });
        var kept = await bounded.Store.SaveAsync(
            SomeGeneration, new MemoryStream(SomeVideo.Of(1_048_576)), TestContext.Current.CancellationToken);
        Assert.Equal(1_048_576, kept.Length);

        var other = Guid.Parse("019a0000-0000-7000-8000-000000000002");
        await Assert.ThrowsAsync<VideoRefusedException>(
            () => bounded.Store.SaveAsync(other, new MemoryStream(SomeVideo.Of(1_048_577)), TestContext.Current.CancellationToken));
        Assert.Equal([kept.Name], bounded.Files);
    }

    [Theory]
    [InlineData("../secret.mp4")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData(".mp4")]
    [InlineData("019a0000-0000-7000-8000-000000000001.mp4")]
    [InlineData("019a0000000070008000000000000001.txt")]
    [InlineData(".partial-019a0000000070008000000000000001.mp4")]
    public async Task Only_names_that_the_store_gave_lead_to_a_file(string name)
    {
        await storage.Store.SaveAsync(SomeGeneration, new MemoryStream(SomeVideo.Of(100)), TestContext.Current.CancellationToken);
        Assert.Null(await storage.Store.OpenReadAsync(name, TestContext.Current.CancellationToken));
        await storage.Store.DeleteAsync(name, TestContext.Current.CancellationToken);
        Assert.Single(storage.Files);
    }

    [Fact]
    public async Task A_deleted_video_is_gone_and_deleting_twice_is_harmless()
    {
        var stored = await storage.Store.SaveAsync(
            SomeGeneration, new MemoryStream(SomeVideo.Of(100)), TestContext.Current.CancellationToken);
        await storage.Store.DeleteAsync(stored.Name, TestContext.Current.CancellationToken);
        await storage.Store.DeleteAsync(stored.Name, TestContext.Current.CancellationToken);
        Assert.Null(await storage.Store.OpenReadAsync(stored.Name, TestContext.Current.CancellationToken));
        Assert.Empty(storage.Files);
    }

    [Fact]
    public async Task What_a_dead_process_left_half_written_is_swept_after_a_day()
    {
        var left = Path.Combine(storage.Folder, $"{VideoStore.PartialPrefix}left");
        var fresh = Path.Combine(storage.Folder, $"{VideoStore.PartialPrefix}fresh");
        await File.WriteAllTextAsync(left, "half", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(fresh, "half", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        Assert.Equal(1, storage.Store.SweepPartials());
        Assert.Equal([Path.GetFileName(fresh)], storage.Files);
    }

    [Fact]
    public async Task A_store_that_is_away_is_not_the_videos_fault_and_leaves_nothing()
    {
        using var away = new TheStorage(_ => TheStorage.Answer(200, SomeVideo.Of(100)), InBucket("http://127.0.0.1:9"));
        await Assert.ThrowsAsync<VideoStoreException>(
            () => away.Store.SaveAsync(SomeGeneration, new MemoryStream(SomeVideo.Of(100)), TestContext.Current.CancellationToken));
        Assert.IsType<VideoDownloadOutcome.Unreachable>(await away.Download.FetchAsync(
            new VideoSource("https://cdn.example/v.mp4"), SomeGeneration, TestContext.Current.CancellationToken));
        Assert.Empty(away.Files);
    }

    [Theory]
    [InlineData("Storage:S3:Bucket", "")]
    [InlineData("Storage:S3:AccessKey", " ")]
    [InlineData("Storage:S3:SecretKey", "")]
    [InlineData("Storage:S3:Endpoint", "bucket.example.com")]
    [InlineData("Storage:S3:TimeoutSeconds", "1")]
    [InlineData("Storage:MaxBytes", "6000000000")]
    public void A_wrong_setting_of_the_bucket_is_named(string setting, string value)
    {
        var settings = InBucket("http://127.0.0.1:9");
        settings[setting] = value;
        using var wrong = new TheStorage(settings: settings);
        var failure = Assert.Throws<OptionsValidationException>(() => wrong.Store);
        Assert.StartsWith(setting.Replace(":", "__", StringComparison.Ordinal), Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:Folder", "")]
    [InlineData("Storage:MaxBytes", "5")]
    [InlineData("Storage:DownloadTimeoutSeconds", "0")]
    public void A_wrong_setting_is_named(string setting, string value)
    {
        using var wrong = new TheStorage(settings: new() { [setting] = value });
        var failure = Assert.Throws<OptionsValidationException>(() => wrong.Store);
        Assert.StartsWith(setting.Replace(":", "__", StringComparison.Ordinal), Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_stops_the_start()
    {
        var file = Path.Combine(storage.Folder, "a file");
        File.WriteAllText(file, string.Empty);
        using var wrong = new TheStorage(settings: new() { ["Storage:Folder"] = file });
        var failure = Assert.Throws<OptionsValidationException>(() => wrong.Store);
        Assert.StartsWith("Storage__Folder", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    public void Dispose() => storage.Dispose();

    private static Dictionary<string, string?> InBucket(string endpoint) => new()
    {
        ["Storage:Kind"] = "S3",
        ["Storage:S3:Endpoint"] = endpoint,
        ["Storage:S3:Bucket"] = "videos",
        ["Storage:S3:AccessKey"] = "key",
        ["Storage:S3:SecretKey"] = "secret",
    };
}
