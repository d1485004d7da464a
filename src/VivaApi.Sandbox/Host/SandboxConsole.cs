using Spectre.Console;

namespace VivaApi.Sandbox.Host;

/// <summary>What the sandbox tells the person who started it.</summary>
internal sealed class SandboxConsole(IAnsiConsole console)
{
    private readonly Lock gate = new();

    /// <summary>For tables and progress bars.</summary>
    public IAnsiConsole Console => console;

    /// <summary>Something was done.</summary>
    public void Done(string text) => Line("[green]✓[/]", text);

    /// <summary>Something to know; nothing to do.</summary>
    public void Note(string text) => Line("[yellow]![/]", text);

    /// <summary>Something is wrong.</summary>
    public void Wrong(string text) => Line("[red]✗[/]", text);

    /// <summary>A line of the service's own log.</summary>
    public void Service(string text) => Line("[grey]service│[/]", text);

    // Several parts speak at once; a line must not be cut by another.
    private void Line(string mark, string text)
    {
        lock (gate)
        {
            console.Markup($"{mark} ");
            console.Write(new Text(text, Style.Plain));
            console.WriteLine();
        }
    }
}
