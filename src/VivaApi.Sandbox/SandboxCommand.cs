using VivaApi.Sandbox.Demo;
using VivaApi.Sandbox.Host;

namespace VivaApi.Sandbox;

/// <summary>What the command line asks for.</summary>
internal abstract record SandboxCommand
{
    /// <summary>Run the product until it is told to stop.</summary>
    public sealed record Run(SandboxOptions Options) : SandboxCommand;

    /// <summary>Do the main job once, as a customer.</summary>
    /// <param name="Route">Which way the video's job goes to VivaAPI.</param>
    public sealed record Demo(SandboxOptions Options, string Prompt, DemoRoute Route) : SandboxCommand;

    public sealed record Help : SandboxCommand;

    /// <summary>The command line cannot be understood.</summary>
    public sealed record Wrong(string Message) : SandboxCommand;
}
