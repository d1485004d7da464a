using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Viva.Account;

/// <summary>
/// Asks VivaAPI about an account of the operator's: its tasks, its charges, its balance. Reads only, and does not throw for what VivaAPI
/// or the network does. Without an access, nothing is known.
/// </summary>
internal sealed class VivaAccount(IVivaAccountRelay relay, VivaTransport transport, IOptions<VivaOptions> options)
{
    private const int PageSize = 100;
    private const int MostPages = 20;

    /// <summary>Every task submitted from the one time to the other, by the relay's clock.</summary>
    public Task<VivaRecords<VivaTaskRecord>> TasksAsync(
        VivaAccess? access, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        ListAsync(access, "/api/task/self?", from, until, VivaAccountReader.Task, cancellationToken);

    /// <summary>Every charge from the one time to the other, by the relay's clock.</summary>
    public Task<VivaRecords<VivaCharge>> ChargesAsync(
        VivaAccess? access, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        ListAsync(access, "/api/log/self?type=2&", from, until, VivaAccountReader.Charge, cancellationToken);

    /// <summary>Every price that was given back from the one time to the other. Hosts before February 2026 tell of none.</summary>
    public Task<VivaRecords<VivaCharge>> RefundsAsync(
        VivaAccess? access, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        ListAsync(access, "/api/log/self?type=6&", from, until, VivaAccountReader.Refund, cancellationToken);

    /// <summary>Every top-up from the one time to the other.</summary>
    public Task<VivaRecords<VivaCharge>> TopUpsAsync(
        VivaAccess? access, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        ListAsync(access, "/api/log/self?type=1&", from, until, VivaAccountReader.TopUp, cancellationToken);

    public async Task<VivaBalance> BalanceAsync(VivaAccess? access, CancellationToken cancellationToken) =>
        await AskAsync(access, "/api/user/self", cancellationToken) switch
        {
            (VivaReply reply, _) => VivaAccountReader.Balance(reply),
            (_, var trouble) => new VivaBalance.Unknown(trouble),
        };

    private async Task<VivaRecords<T>> ListAsync<T>(
        VivaAccess? access,
        string path,
        DateTimeOffset from,
        DateTimeOffset until,
        Func<JsonElement, T?> read,
        CancellationToken cancellationToken)
        where T : class
    {
        var span = string.Create(
            CultureInfo.InvariantCulture,
            $"page_size={PageSize}&start_timestamp={from.ToUnixTimeSeconds()}&end_timestamp={until.ToUnixTimeSeconds()}");
        var entries = new List<T>();
        var (seen, last) = (0L, string.Empty);
        for (var page = 1; page <= MostPages; page++)
        {
            var (reply, trouble) = await AskAsync(
                access, string.Create(CultureInfo.InvariantCulture, $"{path}p={page}&{span}"), cancellationToken);
            if (reply is null || VivaAccountReader.Page(reply, out trouble) is not { } found)
            {
                return new VivaRecords<T>.Unknown(trouble);
            }

            // A host may give shorter pages than it was asked for, or not turn pages at all: only an end that is certain is one.
            var first = found.Items.Count == 0 ? string.Empty : found.Items[0].GetRawText();
            if (found.Items.Count == 0 || first == last)
            {
                return new VivaRecords<T>.Whole(entries);
            }

            (seen, last) = (seen + found.Items.Count, first);
            entries.AddRange(found.Items.Select(read).OfType<T>());
            if (seen >= found.Total)
            {
                return new VivaRecords<T>.Whole(entries);
            }
        }

        return new VivaRecords<T>.Unknown($"more than {PageSize * MostPages} entries") { IsTooLong = true };
    }

    private async Task<(VivaReply? Reply, string Trouble)> AskAsync(
        VivaAccess? access, string path, CancellationToken cancellationToken)
    {
        if (access is null)
        {
            return (null, "the account's access token is not set");
        }

        var url = new Uri(options.Value.ApiUrl).GetLeftPart(UriPartial.Authority) + path;
        var exchange = await transport.ExchangeAsync(
            token => relay.AskAsync(url, access.AccessToken, access.UserId, token),
            sending: null,
            TimeSpan.FromSeconds(options.Value.PollTimeoutSeconds),
            options.Value.MaxAnswerBytes,
            cancellationToken);
        return exchange switch
        {
            VivaExchange.Answered(var reply) => (reply, string.Empty),
            VivaExchange.Broken(var reason) => (null, reason),
            _ => throw new InvalidOperationException("A question is answered or broken."),
        };
    }
}
