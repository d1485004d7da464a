using System.Globalization;

namespace VivaApi.Sandbox.FrontEnd;

/// <summary>A release of Node, as <c>node --version</c> tells it.</summary>
internal readonly record struct NodeRelease(int Major, int Minor)
{
    /// <summary>What the page's build tool (Vite 8) asks for, in words.</summary>
    public const string Needed = "Node 20.19, or 22.12 and later";

    /// <summary>20.19 and later of 20, 22.12 and later, and all after: Vite's own bounds.</summary>
    public bool IsEnough => this is { Major: 20, Minor: >= 19 } or { Major: 22, Minor: >= 12 } or { Major: > 22 };

    /// <summary>Reads <c>v20.19.0</c>; null when it is something else.</summary>
    public static NodeRelease? Read(string text)
    {
        var parts = text.Trim().TrimStart('v').Split('.');
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
                ? new NodeRelease(major, minor)
                : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
