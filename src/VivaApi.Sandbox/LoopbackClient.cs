namespace VivaApi.Sandbox;

/// <summary>HTTP clients for this machine's own addresses: no proxy setting of the person's shell leads them away.</summary>
internal static class LoopbackClient
{
    private static readonly SocketsHttpHandler Handler = new() { UseProxy = false };

    public static HttpClient Create(TimeSpan timeout) => new(Handler, disposeHandler: false) { Timeout = timeout };
}
