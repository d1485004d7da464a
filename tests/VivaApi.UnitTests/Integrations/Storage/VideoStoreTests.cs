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

        await using var stream = storage.Store.OpenRead(stored.Name);
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
        await using var stream = storage.Store.OpenRead(again.Name);
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
        Assert.Null(storage.Store.OpenRead(name));
        Assert.False(storage.Store.Delete(name));
        Assert.Single(storage.Files);
    }

    [Fact]
    public async Task A_deleted_video_is_gone_and_deleting_twice_is_harmless()
    {
        var stored = await storage.Store.SaveAsync(
            SomeGeneration, new MemoryStream(SomeVideo.Of(100)), TestContext.Current.CancellationToken);
        Assert.True(storage.Store.Delete(stored.Name));
        Assert.False(storage.Store.Delete(stored.Name));
        Assert.Null(storage.Store.OpenRead(stored.Name));
    }

    [Theory]
    [InlineData("Storage:Folder", "")]
    [InlineData("Storage:MaxBytes", "5")]
    [InlineData("Storage:DownloadTimeoutSeconds", "0")]
    public void A_wrong_setting_is_named(string setting, string value)
    {
        using var wrong = new TheStorage(settings: new() { [setting] = value });
        var failure = Assert.Throws<OptionsValidationException>(() => wrong.Store.OpenRead("019a0000000070008000000000000001.mp4"));
        Assert.StartsWith(setting.Replace(":", "__", StringComparison.Ordinal), Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_stops_the_start()
    {
        var file = Path.Combine(storage.Folder, "a file");
        File.WriteAllText(file, string.Empty);
        using var wrong = new TheStorage(settings: new() { ["Storage:Folder"] = file });
        var failure = Assert.Throws<OptionsValidationException>(() => wrong.Store.OpenRead("019a0000000070008000000000000001.mp4"));
        Assert.StartsWith("Storage__Folder", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    public void Dispose() => storage.Dispose();
}
