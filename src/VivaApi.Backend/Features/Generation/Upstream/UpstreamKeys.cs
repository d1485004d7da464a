using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.Backend.Features.Generation.Upstream;

/// <summary>The master keys and the accounts behind them, for the operator's report.</summary>
internal sealed class UpstreamKeys(
    MasterKeyStandings standings, MasterAccounts accounts, VivaAccount viva, IOptions<VivaOptions> options)
{
    public Task<IReadOnlyList<MasterKeyResponse>> ListAsync(CancellationToken cancellationToken) => standings.ListAsync(cancellationToken);

    public Task<string> TextToAskWithAsync(CancellationToken cancellationToken) => standings.TextToAskWithAsync(cancellationToken);

    /// <summary>What the accounts beside that of the settings hold.</summary>
    public async Task<IReadOnlyList<UpstreamAccountResponse>> OtherAccountsAsync(CancellationToken cancellationToken)
    {
        var others = (await accounts.ReadAsync(cancellationToken))
            .Where(account => account is { Number: not null, GoneSince: null }).ToList();
        return await Task.WhenAll(others.Select(async account => new UpstreamAccountResponse(
            account.Number!, FenOf(await viva.BalanceAsync(account.Access, cancellationToken)))));
    }

    public long? FenOf(VivaBalance balance) =>
        balance is VivaBalance.Known(var quota) ? (long)((Int128)quota * 100 / options.Value.QuotaPerYuan) : null;
}
