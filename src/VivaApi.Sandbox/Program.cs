using System.Text;
using Spectre.Console;
using VivaApi.Sandbox.Demo;
using VivaApi.Sandbox.Host;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox;

internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    // Not async: a guard's command must be started by the main thread, and that thread must stay.
    private static int Main(string[] args) => args is [GuardArguments.Verb, .. var guarded]
        ? Guard.RunAsync(GuardArguments.Read(guarded)).GetAwaiter().GetResult()
        : RunAsync(CommandLine.Read(args)).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(SandboxCommand command)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Console.IsOutputRedirected)
        {
            // A file has no width; the 80 columns assumed otherwise would cut paths and addresses in two.
            AnsiConsole.Profile.Width = 200;
        }

        var console = new SandboxConsole(AnsiConsole.Console);
        using var stop = new StopRequest();
        try
        {
            switch (command)
            {
                case SandboxCommand.Run run:
                    return await RunCommand.ExecuteAsync(run.Options, console, TimeProvider.System, stop.Token);
                case SandboxCommand.Demo demo:
                    return await DemoCommand.ExecuteAsync(demo, console, TimeProvider.System, stop.Token);
                case SandboxCommand.Wrong wrong:
                    await Console.Error.WriteLineAsync($"{wrong.Message}{Environment.NewLine}{Environment.NewLine}{CommandLine.Usage}");
                    return WrongUsage;
                default:
                    Console.WriteLine(CommandLine.Usage);
                    return 0;
            }
        }
        catch (SandboxException failed)
        {
            console.Wrong(failed.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            console.Note("stopped");
            return Failed;
        }
    }
}
