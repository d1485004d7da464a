using System.Net;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>
/// Knows whether a request's body has begun to leave. Before that moment no host can have acted on it, whatever went wrong
/// (name, connection, TLS, proxy, our own time limit); after it, every failure is an unknown outcome. Kinds of exceptions do not
/// tell the two apart reliably, the body itself does.
/// </summary>
internal sealed class VivaSending
{
    public const string Key = "viva.sending";

    public bool Began { get; private set; }

    private void Begin() => Began = true;

    /// <summary>Wraps the body of every request that carries a <see cref="VivaSending"/>.</summary>
    internal sealed class Handler : DelegatingHandler
    {
        private static readonly HttpRequestOptionsKey<VivaSending> Option = new(Key);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Options.TryGetValue(Option, out var sending) && request.Content is { } content)
            {
                request.Content = new WatchedContent(content, sending);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class WatchedContent : HttpContent
    {
        private readonly HttpContent inner;
        private readonly VivaSending sending;

        public WatchedContent(HttpContent inner, VivaSending sending)
        {
            this.inner = inner;
            this.sending = sending;
            foreach (var header in inner.Headers)
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            sending.Begin();
            return inner.CopyToAsync(stream, context, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = inner.Headers.ContentLength ?? 0;
            return inner.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
