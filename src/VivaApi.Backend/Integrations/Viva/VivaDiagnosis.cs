using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Viva;

internal enum VivaRouteState
{
    /// <summary>An API stands there and would take a proper request.</summary>
    Answers,
    NotFound,
    KeyRejected,
    WalletEmpty,
    Forbidden,
    Unreachable,

    /// <summary>Something answers, and not as an API would.</summary>
    Odd,
}

/// <summary>What one route answers to a request that nothing can be made from.</summary>
/// <param name="Route">The route.</param>
/// <param name="Address">Where it was asked.</param>
/// <param name="State">What that means.</param>
/// <param name="Words">VivaAPI's own words, shortened.</param>
internal sealed record VivaRouteReport(VivaRoute Route, string Address, VivaRouteState State, string Words);

/// <summary>
/// Finds out which routes a host answers, without spending: an empty object holds neither a prompt nor a model, so the answer tells about
/// the address and the key, and no task can come of it.
/// </summary>
internal sealed class VivaDiagnosis(IVivaRelay relay, VivaAddresses addresses, VivaTransport transport, IOptions<VivaOptions> options)
{
    /// <param name="apiKey">The key to ask with.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<IReadOnlyList<VivaRouteReport>> AskAsync(string apiKey, CancellationToken cancellationToken) =>
        await Task.WhenAll(Enum.GetValues<VivaRoute>().Select(route => AskAsync(route, apiKey, cancellationToken)));

    private async Task<VivaRouteReport> AskAsync(VivaRoute route, string apiKey, CancellationToken cancellationToken)
    {
        var url = addresses.Submit(route);
        var sending = new VivaSending();
        using var empty = new StringContent("{}", Encoding.UTF8, MediaTypeNames.Application.Json);
        var exchange = await transport.ExchangeAsync(
            token => relay.VideosAsync(url, empty, apiKey, sending, token),
            sending: null,
            TimeSpan.FromSeconds(options.Value.PollTimeoutSeconds),
            options.Value.MaxAnswerBytes,
            cancellationToken);
        return exchange switch
        {
            VivaExchange.Answered(var reply) => Read(route, url, VivaSubmitReader.Read(reply)),
            VivaExchange.Broken(var reason) => new VivaRouteReport(route, url, VivaRouteState.Unreachable, reason),
            _ => throw new InvalidOperationException("A question is answered or broken."),
        };
    }

    private static VivaRouteReport Read(VivaRoute route, string url, VivaSubmitOutcome outcome) => outcome switch
    {
        VivaSubmitOutcome.Refused refused => new(route, url, StateOf(refused.Kind), $"HTTP {refused.Status} {refused.Message}"),
        VivaSubmitOutcome.Unknown unknown => new(route, url, VivaRouteState.Odd, unknown.Reason),
        _ => new(route, url, VivaRouteState.Odd, "It took a request that asks for nothing."),
    };

    private static VivaRouteState StateOf(VivaRefusal kind) => kind switch
    {
        VivaRefusal.BadRequest => VivaRouteState.Answers,
        VivaRefusal.Content => VivaRouteState.Answers,
        VivaRefusal.NoChannel => VivaRouteState.Answers,
        VivaRefusal.RateLimited => VivaRouteState.Answers,
        VivaRefusal.Other => VivaRouteState.Answers,
        VivaRefusal.KeyRejected => VivaRouteState.KeyRejected,
        VivaRefusal.WalletEmpty => VivaRouteState.WalletEmpty,
        VivaRefusal.TokenQuotaExhausted => VivaRouteState.WalletEmpty,
        VivaRefusal.Forbidden => VivaRouteState.Forbidden,
        VivaRefusal.RouteNotFound => VivaRouteState.NotFound,
        VivaRefusal.NotSent => VivaRouteState.Unreachable,
    };
}
