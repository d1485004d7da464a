namespace VivaApi.Sandbox.FrontEnd;

/// <summary>How far the front end's page is.</summary>
internal abstract record FrontEndState
{
    /// <summary>Being made; <paramref name="Step"/> says what is done just now.</summary>
    public sealed record Building(string Step) : FrontEndState;

    /// <summary>Made, in this folder.</summary>
    public sealed record Built(string Folder) : FrontEndState;

    /// <summary>Not made; <paramref name="Why"/> is one sentence that says what to do. Everything else runs.</summary>
    public sealed record Unavailable(string Why) : FrontEndState;
}
