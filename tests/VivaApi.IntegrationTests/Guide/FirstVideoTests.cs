using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Guide;

public sealed class FirstVideoTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_guides_commands_lead_from_nothing_to_a_video()
    {
        NodeScript.Needs("bash", "bash");
        NodeScript.Needs("curl", "curl");
        NodeScript.Needs("jq", "jq");
        var folder = Directory.CreateTempSubdirectory("viva-guide-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "guide.sh"), $"set -euo pipefail\n{GuideText.CodeIn("sh")}");
            var commands = NodeScript.RunAsync(
                "env", folder, string.Empty, $"API={world.Service.Address.ToString().TrimEnd('/')}", "no_proxy=*", "bash", "guide.sh");
            await TimeGoesByUntilAsync(commands);

            var (exit, output, errors) = await commands;
            Assert.True(exit == 0, $"{output}\n{errors}");
            Assert.Contains("\"availableCredits\":50", output, StringComparison.Ordinal);
            Assert.True(new FileInfo(Path.Combine(folder, "video.mp4")).Length > 10_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As the workers of a running service do, while somebody types.
    private async Task TimeGoesByUntilAsync(Task commands)
    {
        while (!commands.IsCompleted)
        {
            await world.Service.RunAsync<SubmitGenerations>();
            await world.LookAtJobsAsync(TimeSpan.FromSeconds(5));
            await Task.WhenAny(commands, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        }
    }
}
