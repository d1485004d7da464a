using VivaApi.Sandbox.Host;

namespace VivaApi.UnitTests.Sandbox.Host;

public sealed class PartLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vivaapi-log-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Errors_are_shown_whole_and_everything_is_kept()
    {
        var file = Path.Combine(folder, "service.log");
        var shown = new List<string>();
        string[] written =
        [
            "info: Start[0]", "      Now listening", "fail: Worker[1]", "      It broke", "      at Somewhere()",
            "warn: Start[0]", "      Careful",
        ];

        using (var log = new PartLog(file, shown.Add))
        {
            Array.ForEach(written, log.Add);
        }

        Assert.Equal(written[2..5], shown);
        Assert.Equal(written, File.ReadAllLines(file));
    }

    [Fact]
    public void A_line_that_comes_after_the_end_is_let_go()
    {
        var file = Path.Combine(folder, "service.log");
        var log = new PartLog(file, static _ => { });
        log.Dispose();

        log.Add("late");

        Assert.Empty(File.ReadAllLines(file));
    }
}
