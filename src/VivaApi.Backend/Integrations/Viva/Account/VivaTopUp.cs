using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Viva.Account;

/// <summary>The body of <c>/api/user/topup</c>: a redemption code.</summary>
internal sealed record VivaTopUpBody(string Key);

/// <summary>What came of redeeming a code.</summary>
internal abstract record VivaTopUpOutcome
{
    private VivaTopUpOutcome()
    {
    }

    /// <summary>The account holds so much more, in the relay's units.</summary>
    internal sealed record Applied(long Units) : VivaTopUpOutcome;

    /// <summary>Certainly not done, and the code is no good: unknown there, or used by somebody.</summary>
    internal sealed record CodeRefused(string Reason) : VivaTopUpOutcome;

    /// <summary>Certainly not done, and the code is as good as before: not sent, not let in, asked too often.</summary>
    internal sealed record NotDone(string Reason) : VivaTopUpOutcome;

    /// <summary>It left, and nobody knows.</summary>
    internal sealed record Unknown(string Reason) : VivaTopUpOutcome;
}

/// <summary>
/// Redeems codes for the account of the settings. A call is never repeated in here, and what is not certain is told as unknown: a repeated
/// top-up is a second purchase.
/// </summary>
internal sealed class VivaTopUp(IVivaAccountRelay relay, VivaTransport transport, IOptions<VivaOptions> options)
{
    private const string Path = "/api/user/topup";

    public async Task<VivaTopUpOutcome> RedeemAsync(string code, CancellationToken cancellationToken)
    {
        if (VivaAccess.Of(options.Value) is not { } access)
        {
            return new VivaTopUpOutcome.NotDone("Viva__AccessToken is not set");
        }

        var url = new Uri(options.Value.ApiUrl).GetLeftPart(UriPartial.Authority) + Path;
        var sending = new VivaSending();
        var exchange = await transport.ExchangeAsync(
            token => relay.TopUpAsync(url, new VivaTopUpBody(code), access.AccessToken, access.UserId, sending, token),
            sending,
            TimeSpan.FromSeconds(options.Value.SubmitTimeoutSeconds),
            options.Value.MaxAnswerBytes,
            cancellationToken);
        return exchange switch
        {
            VivaExchange.Answered(var reply) => Read(reply),
            VivaExchange.NotSent(var reason) => new VivaTopUpOutcome.NotDone(reason),
            VivaExchange.Broken(var reason) => new VivaTopUpOutcome.Unknown(reason),
            _ => throw new InvalidOperationException("An exchange is one of three things."),
        };
    }

    internal static VivaTopUpOutcome Read(VivaReply reply)
    {
        var readable = VivaAnswer.TryRead(reply.Body, out var answer);
        var error = readable ? VivaError.ReadRefusal(answer) : null;

        // Its words may repeat the code, which is as good as money.
        var reason = error is null ? $"HTTP {reply.Status}" : $"HTTP {reply.Status}, {error.Outline}";
        if (reply.Status is 401 or 403 or 404 or 405 or 429)
        {
            return new VivaTopUpOutcome.NotDone(reason);
        }

        if (!reply.IsSuccess || !readable)
        {
            return new VivaTopUpOutcome.Unknown(reason);
        }

        return answer.Find("success") switch
        {
            { ValueKind: JsonValueKind.True } => long.TryParse(
                answer.Text("data"), NumberStyles.None, CultureInfo.InvariantCulture, out var units)
                ? new VivaTopUpOutcome.Applied(units)
                : new VivaTopUpOutcome.Unknown("done, without an amount"),
            { ValueKind: JsonValueKind.False } when IsAboutAccess(error?.Message ?? string.Empty) => new VivaTopUpOutcome.NotDone(reason),
            { ValueKind: JsonValueKind.False } => new VivaTopUpOutcome.CodeRefused(reason),
            _ => new VivaTopUpOutcome.Unknown(reason),
        };
    }

    // Hosts before July 2026 answer HTTP 200 to a wrong access token; the relay gives no code for it.
    private static bool IsAboutAccess(string words) =>
        words.Contains("access token", StringComparison.OrdinalIgnoreCase) || words.Contains("无权进行此操作", StringComparison.Ordinal);
}
