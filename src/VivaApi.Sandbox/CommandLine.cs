using System.Globalization;
using VivaApi.Sandbox.Demo;
using VivaApi.Sandbox.Host;

namespace VivaApi.Sandbox;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    public const string DefaultPrompt = "一只在雨中弹钢琴的猫";

    public const string Usage =
        """
        dotnet run --project src/VivaApi.Sandbox [-- OPTIONS]                  runs the whole product on this machine
        dotnet run --project src/VivaApi.Sandbox -- demo [OPTIONS] ["PROMPT"]  buys credits and makes one video, as a customer

        OPTIONS
          --data DIR    keep everything in DIR (default: .data beside the solution)
          --fresh       remove the data of earlier runs first
          --port N      the service's port (default 5080; a busy port is replaced by a free one)
          --no-page     does not build and serve the front end
          --route NAME  for demo: the way to VivaAPI (operators, create, videos or generations; default operators)
          --help        this text
        """;

    private const string DemoVerb = "demo";

    public static SandboxCommand Read(IReadOnlyList<string> arguments)
    {
        var options = new SandboxOptions();
        DemoRoute? route = null;
        var words = new List<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--help" or "-h":
                    return new SandboxCommand.Help();
                case "--fresh":
                    options = options with { Fresh = true };
                    break;
                case "--no-page":
                    options = options with { HasPage = false };
                    break;
                case "--data" when index + 1 < arguments.Count && arguments[index + 1].Length > 0:
                    options = options with { DataFolder = arguments[++index] };
                    break;
                case "--data":
                    return new SandboxCommand.Wrong("--data needs a folder");
                case "--route" when index + 1 < arguments.Count && DemoRoute.Find(arguments[index + 1]) is { } found:
                    route = found;
                    index++;
                    break;
                case "--route":
                    return new SandboxCommand.Wrong($"--route needs one of {string.Join(", ", DemoRoute.All.Select(one => one.Name))}");
                case "--port" when index + 1 < arguments.Count && TryReadPort(arguments[index + 1], out var port):
                    options = options with { ApiPort = port };
                    index++;
                    break;
                case "--port":
                    return new SandboxCommand.Wrong("--port needs a number from 1 to 65535");
                case ['-', _, ..] unknown:
                    return new SandboxCommand.Wrong($"unknown option {unknown}");
                case var word:
                    words.Add(word);
                    break;
            }
        }

        return words switch
        {
            [DemoVerb] => new SandboxCommand.Demo(options, DefaultPrompt, route ?? DemoRoute.Default),
            [DemoVerb, var prompt] => new SandboxCommand.Demo(options, prompt, route ?? DemoRoute.Default),
            [DemoVerb, ..] => new SandboxCommand.Wrong("demo takes one prompt: put it in quotation marks"),
            _ when route is not null => new SandboxCommand.Wrong("--route is for demo"),
            [] => new SandboxCommand.Run(options),
            [var unknown, ..] => new SandboxCommand.Wrong($"unknown command {unknown}"),
        };
    }

    private static bool TryReadPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535;
}
