namespace VivaApi.Sandbox.Demo;

/// <summary>A form of an HTML page, as a browser would send it.</summary>
internal sealed record CashierForm(string Action, string Method, IReadOnlyDictionary<string, string> Fields);
