using VivaApi.Sandbox.Host;

namespace VivaApi.UnitTests.Sandbox.Host;

public sealed class SandboxPathsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vivaapi-data-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Keys_are_made_once_and_only_their_owner_may_read_them()
    {
        var paths = new SandboxPaths(folder);

        var first = new SandboxKeys(paths.Keys);
        var second = new SandboxKeys(paths.Keys);

        Assert.Equal(first.MerchantPrivateKey, second.MerchantPrivateKey);
        Assert.NotEqual(first.MerchantPrivateKey, first.AlipayPrivateKey);
        Assert.Equal(first.PostgresPassword, second.PostgresPassword);
        foreach (var file in Directory.GetFiles(paths.Keys))
        {
            Assert.True(
                OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Fact]
    public async Task Starting_over_removes_what_the_sandbox_keeps_and_nothing_else()
    {
        var paths = new SandboxPaths(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.txt"), "keep", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(paths.Videos, "a.mp4"), "drop", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(paths.Postgres, "data"));

        await paths.StartOverAsync(TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Path.Combine(folder, "mine.txt")));
        Assert.Empty(Directory.GetFiles(paths.Videos));
        Assert.False(Directory.Exists(paths.Postgres));
    }

    [Fact]
    public void A_second_sandbox_on_the_same_data_does_not_get_the_lock()
    {
        var paths = new SandboxPaths(folder);
        using (var first = SandboxLock.TryTake(paths))
        {
            Assert.NotNull(first);
            Assert.Null(SandboxLock.TryTake(paths));
        }

        using var later = SandboxLock.TryTake(paths);
        Assert.NotNull(later);
    }

    [Fact]
    public void Addresses_are_read_back_and_half_a_file_is_none()
    {
        var paths = new SandboxPaths(folder);
        var addresses = new SandboxAddresses(1, "http://127.0.0.1:5080", "http://c", "http://v", "Host=h", "e", "p");
        addresses.Write(paths);

        Assert.Equal(addresses, SandboxAddresses.Read(paths));

        File.WriteAllText(paths.Addresses, "{\"proc");
        Assert.Null(SandboxAddresses.Read(paths));
    }
}
