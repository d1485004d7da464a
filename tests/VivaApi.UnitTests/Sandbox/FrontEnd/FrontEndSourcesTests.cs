using VivaApi.Sandbox.FrontEnd;

namespace VivaApi.UnitTests.Sandbox.FrontEnd;

public sealed class FrontEndSourcesTests : IDisposable
{
    private readonly string checkout = Directory.CreateTempSubdirectory("vivaapi-front-end-").FullName;
    private readonly FrontEndSources sources;

    public FrontEndSourcesTests()
    {
        Write("package-lock.json");
        Write("samples/web/index.html");
        Write("samples/web/src/app.tsx");
        Write("clients/typescript/src/index.ts");
        sources = FrontEndSources.In(checkout)!;
    }

    public void Dispose() => Directory.Delete(checkout, recursive: true);

    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("samples/web/index.html")]
    [InlineData("samples/web/src/app.tsx")]
    [InlineData("samples/web/src/pages/new.tsx")]
    [InlineData("clients/typescript/src/index.ts")]
    public void A_change_of_what_the_page_is_made_from_is_seen(string file)
    {
        var before = sources.Fingerprint();
        Write(file, "changed");

        Assert.NotEqual(before, sources.Fingerprint());
    }

    [Theory]
    [InlineData("samples/web/dist/index.html")]
    [InlineData("samples/web/node_modules/left-pad/index.js")]
    [InlineData("clients/typescript/tests/story.test.ts")]
    [InlineData("README.md")]
    public void A_change_of_anything_else_is_none(string file)
    {
        var before = sources.Fingerprint();
        Write(file, "changed");

        Assert.Equal(before, sources.Fingerprint());
    }

    [Fact]
    public void Packages_are_installed_when_npm_did_so_after_the_lock_file_changed()
    {
        Assert.False(sources.ArePackagesInstalled());

        Write("node_modules/vite/bin/vite.js");
        Write("node_modules/.package-lock.json");
        Assert.True(sources.ArePackagesInstalled());

        File.SetLastWriteTimeUtc(
            Path.Combine(checkout, "node_modules", ".package-lock.json"),
            File.GetLastWriteTimeUtc(sources.LockFile).AddMinutes(-1));
        Assert.False(sources.ArePackagesInstalled());
    }

    [Fact]
    public void There_are_none_without_a_checkout()
    {
        Assert.Null(FrontEndSources.In(null));
        Assert.Null(FrontEndSources.In(Path.Combine(checkout, "samples")));
    }

    private void Write(string file, string content = "")
    {
        var path = Path.Combine(checkout, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
