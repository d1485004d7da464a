namespace VivaApi.Sandbox.Host;

/// <summary>What a person may say on the command line about the sandbox itself.</summary>
/// <param name="DataFolder">Where everything is kept; null for <c>.data</c> beside the solution.</param>
/// <param name="ApiPort">The service's port; taken if it is free. Default 5080.</param>
/// <param name="Fresh">True removes all data of earlier runs first.</param>
/// <param name="HasPage">Whether the front end is built and served as well.</param>
internal sealed record SandboxOptions(
    string? DataFolder = null, int ApiPort = SandboxOptions.DefaultApiPort, bool Fresh = false, bool HasPage = true)
{
    public const int DefaultApiPort = 5080;
    public const int AlipayPort = 5081;
    public const int VivaPort = 5082;
    public const int PagePort = 5083;
    public const int PostgresPort = 54330;

    /// <summary>Where the front end is served: an origin that may call the API, and where the cashier sends the browser back to.</summary>
    public string? PageAddress { get; init; }
}
