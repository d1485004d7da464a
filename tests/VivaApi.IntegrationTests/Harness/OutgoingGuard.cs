using System.Collections.Concurrent;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>Lets the service call the stand-ins and nobody else; any other call fails, and fails the test that caused it.</summary>
internal sealed class OutgoingGuard
{
    private readonly ConcurrentDictionary<string, byte> allowed = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentQueue<string> Unplanned { get; } = new();

    public void Allow(Uri standIn) => allowed[standIn.Authority] = 0;

    /// <summary>Nobody answers at this address, until it is allowed again.</summary>
    public void CutOff(Uri standIn) => allowed[standIn.Authority] = 1;

    public DelegatingHandler Handler() => new Gate(this);

    private sealed class Gate(OutgoingGuard guard) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (guard.allowed.TryGetValue(request.RequestUri!.Authority, out var cut))
            {
                return cut == 0
                    ? base.SendAsync(request, cancellationToken)
                    : throw new HttpRequestException(HttpRequestError.ConnectionError, "Cut off.");
            }

            guard.Unplanned.Enqueue($"{request.Method} {request.RequestUri}");
            throw new HttpRequestException($"Unplanned outgoing request to {request.RequestUri.Authority}.");
        }
    }
}
