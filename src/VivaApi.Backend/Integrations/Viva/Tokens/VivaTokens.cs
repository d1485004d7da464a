using System.Globalization;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Viva.Tokens;

/// <summary>
/// The keys of the operator's account at VivaAPI: listed, made, shown, changed, deleted. No call throws for what VivaAPI or the network
/// does, and none is repeated in here.
/// </summary>
internal sealed class VivaTokens(IVivaTokenRelay relay, VivaTransport transport, IOptions<VivaOptions> options)
{
    /// <summary>Keys that one reveal may ask for.</summary>
    public const int MostRevealedAtOnce = 100;

    private const int PageSize = 100;
    private const int MostPages = 50;
    private const int Enable = 1;
    private const int Disable = 2;

    /// <summary>Whether the operator has set what these routes want.</summary>
    public bool IsOpen => options.Value.AccessToken.Length > 0;

    /// <summary>The account's tokens with these names; every page is read, so one that is not in the answer does not exist.</summary>
    public async Task<VivaTokenResult<IReadOnlyList<VivaToken>>> FindAsync(IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, VivaToken>();
        var last = 0L;
        for (var page = 0; page <= MostPages; page++)
        {
            var url = Url(string.Create(CultureInfo.InvariantCulture, $"?p={page}&page_size={PageSize}"));
            var (answer, trouble) = await CallAsync((token, user, ct) => relay.AskAsync(url, token, user, ct), cancellationToken);
            if (trouble is { } problem)
            {
                return new([], problem.Trouble, problem.Reason);
            }

            // The oldest hosts count pages from 0, the others take 0 for 1. A host may give shorter pages than it was asked for, or not
            // turn pages at all: only an end that is certain is one.
            var tokens = VivaTokenReader.Page(answer);
            if (tokens.Count == 0 || (page > 1 && tokens[0].Id == last))
            {
                return new([.. found.Values], null, string.Empty);
            }

            last = tokens[0].Id;
            foreach (var token in tokens.Where(token => names.Contains(token.Name)))
            {
                found[token.Id] = token;
            }
        }

        return new([], VivaTokenTrouble.Refused, $"VivaAPI lists more than {PageSize * MostPages} keys.");
    }

    /// <summary>One token as it stands; null with the trouble.</summary>
    public async Task<VivaTokenResult<VivaToken?>> GetAsync(long id, CancellationToken cancellationToken)
    {
        var url = Url(id.ToString(CultureInfo.InvariantCulture));
        var (answer, trouble) = await CallAsync((token, user, ct) => relay.AskAsync(url, token, user, ct), cancellationToken);
        if (trouble is { } problem)
        {
            return new(null, problem.Trouble, problem.Reason);
        }

        return VivaTokenReader.One(answer) is { } found
            ? new(found, null, string.Empty)
            : new(null, VivaTokenTrouble.Unreachable, "VivaAPI showed no key where it was asked for one.");
    }

    /// <summary>Makes a token; the answer names neither its id nor its key.</summary>
    public async Task<VivaTokenResult<bool>> MakeAsync(string name, long remainQuota, CancellationToken cancellationToken)
    {
        var body = VivaTokenBody.New(name, remainQuota);
        var (_, trouble) = await CallAsync(
            (token, user, ct) => relay.MakeAsync(Url(string.Empty), body, token, user, ct), cancellationToken);
        return Done(trouble);
    }

    /// <summary>The whole keys of at most <see cref="MostRevealedAtOnce"/> tokens, by their ids.</summary>
    public async Task<VivaTokenResult<IReadOnlyDictionary<long, string>>> RevealAsync(
        IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var (answer, trouble) = await CallAsync(
            (token, user, ct) => relay.RevealAsync(Url("batch/keys"), new VivaTokenIds(ids), token, user, ct), cancellationToken);
        return trouble is { } problem
            ? new(new Dictionary<long, string>(), problem.Trouble, problem.Reason)
            : new(VivaTokenReader.Keys(answer), null, string.Empty);
    }

    /// <summary>
    /// Sets what a token is good for and switches it on. An absolute number: never while a job of this token is running, or what that
    /// job took would be given back.
    /// </summary>
    public async Task<VivaTokenResult<bool>> SetQuotaAsync(VivaToken known, long remainQuota, CancellationToken cancellationToken)
    {
        var body = known.Body with { RemainQuota = remainQuota, UnlimitedQuota = false };
        var (_, trouble) = await CallAsync(
            (token, user, ct) => relay.ReplaceAsync(Url(string.Empty), body, token, user, ct), cancellationToken);
        if (trouble is null && !known.IsEnabled && remainQuota > 0)
        {
            var status = new VivaTokenStatus(known.Id, Enable);
            (_, trouble) = await CallAsync(
                (token, user, ct) => relay.SetStatusAsync(Url("?status_only=true"), status, token, user, ct), cancellationToken);
        }

        return Done(trouble);
    }

    /// <summary>Switches a token off; one that is off stays so.</summary>
    public async Task<VivaTokenResult<bool>> DisableAsync(long id, CancellationToken cancellationToken)
    {
        var status = new VivaTokenStatus(id, Disable);
        var (_, trouble) = await CallAsync(
            (token, user, ct) => relay.SetStatusAsync(Url("?status_only=true"), status, token, user, ct), cancellationToken);
        return Done(trouble);
    }

    public async Task<VivaTokenResult<bool>> DeleteAsync(long id, CancellationToken cancellationToken)
    {
        var url = Url(id.ToString(CultureInfo.InvariantCulture));
        var (_, trouble) = await CallAsync((token, user, ct) => relay.DeleteAsync(url, token, user, ct), cancellationToken);
        return Done(trouble);
    }

    private static VivaTokenResult<bool> Done((VivaTokenTrouble Trouble, string Reason)? trouble) =>
        new(trouble is null, trouble?.Trouble, trouble?.Reason ?? string.Empty);

    private string Url(string rest) => $"{new Uri(options.Value.ApiUrl).GetLeftPart(UriPartial.Authority)}/api/token/{rest}";

    private async Task<(VivaAnswer Answer, (VivaTokenTrouble Trouble, string Reason)? Trouble)> CallAsync(
        Func<string, string, CancellationToken, Task<HttpResponseMessage>> call, CancellationToken cancellationToken)
    {
        var exchange = await transport.ExchangeAsync(
            token => call(options.Value.AccessToken, options.Value.UserId, token),
            sending: null,
            TimeSpan.FromSeconds(options.Value.PollTimeoutSeconds),
            options.Value.MaxAnswerBytes,
            cancellationToken);
        switch (exchange)
        {
            case VivaExchange.Answered(var reply):
                var trouble = VivaTokenReader.Trouble(reply, out var answer);
                return (answer, trouble);
            case VivaExchange.Broken(var reason):
                return (default, (VivaTokenTrouble.Unreachable, reason));
            default:
                throw new InvalidOperationException("A question is answered or broken.");
        }
    }
}
