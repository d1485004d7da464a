using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva.Tokens;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>Makes VivaAPI's side fit our books: keys that were ordered, quotas that changed, and once a day each of them anew.</summary>
internal sealed partial class ProvisionDedicatedKeys(
    DedicatedKeyOrders orders,
    DedicatedKeyMaker maker,
    DedicatedKeyQuotas quotas,
    DedicatedKeyEnds ends,
    VivaTokens tokens,
    AlertBook alerts,
    IOptions<ProvisioningOptions> options,
    ILogger<ProvisionDedicatedKeys> log) : IWorker
{
    public static string Name => "provision-dedicated-keys";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(5);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        // Without the account's access token a hybrid installation makes no keys, and the master keys serve everybody.
        if (!tokens.IsOpen)
        {
            return 0;
        }

        var endsOnly = options.Value.Provisioning == ProvisioningMode.Shared;
        if (!endsOnly)
        {
            await orders.PlaceMissingAsync(cancellationToken);
        }

        await orders.PlaceOverdueAsync(revealedOnly: endsOnly, cancellationToken);
        var wanted = await orders.ClaimAsync(endsOnly, cancellationToken);
        if (wanted.Count > 0)
        {
            await WorkAsync(wanted, cancellationToken);
        }

        return wanted.Count;
    }

    private async Task WorkAsync(List<DedicatedKey> claimed, CancellationToken cancellationToken)
    {
        var undone = await ends.EndAsync([.. claimed.Where(order => order.Wish != DedicatedKeyWish.Serve)], cancellationToken);
        List<DedicatedKey> wanted = [.. claimed.Where(order => order.Wish == DedicatedKeyWish.Serve)];
        if (undone.Trouble is not null || wanted.Count == 0)
        {
            DedicatedKey[] all = [.. undone.Value, .. wanted];
            await orders.PostponeAsync(all, failed: true, cancellationToken);
            await ReportAsync(claimed.Count - all.Length, all.Length, undone.Trouble, undone.Reason, cancellationToken);
            return;
        }

        var left = wanted.ToDictionary(order => order.UserId);
        var (there, trouble, reason) = await maker.ProvideAsync(wanted, cancellationToken);
        foreach (var order in wanted.Where(order => there.ContainsKey(order.UserId)))
        {
            if (await quotas.IsInUseAsync(order.UserId, cancellationToken))
            {
                left.Remove(order.UserId);
                await orders.PostponeAsync([order], failed: false, cancellationToken);
                continue;
            }

            var set = await quotas.SetAsync(order, there[order.UserId], cancellationToken);
            if (set.Value is not { } settlement)
            {
                (trouble, reason) = (set.Trouble, set.Reason);
                break;
            }

            left.Remove(order.UserId);
            await orders.SettleAsync(order, settlement, cancellationToken);
        }

        await orders.PostponeAsync(left.Values, failed: true, cancellationToken);
        await ReportAsync(claimed.Count - left.Count, left.Count, trouble, reason, cancellationToken);
    }

    private async Task ReportAsync(int done, int left, VivaTokenTrouble? trouble, string reason, CancellationToken cancellationToken)
    {
        if (left == 0)
        {
            await alerts.RecoverAsync(DedicatedKeyAlerts.Stalled, DedicatedKeyAlerts.All, cancellationToken);
            await alerts.RecoverAsync(DedicatedKeyAlerts.Unreadable, DedicatedKeyAlerts.All, cancellationToken);
            Log.Done(log, done);
            return;
        }

        var why = trouble is null ? "VivaAPI did not list keys that it said it had made" : trouble.Value switch
        {
            VivaTokenTrouble.Unreachable => "VivaAPI cannot be reached",
            VivaTokenTrouble.Throttled => "VivaAPI asks for fewer requests",
            VivaTokenTrouble.Denied => "VivaAPI does not accept Viva__AccessToken with Viva__UserId",
            VivaTokenTrouble.Full => "the account has as many keys as it may have: delete keys that are not used, or use plan B",
            VivaTokenTrouble.Refused => "VivaAPI refused",
        };
        Log.Stopped(log, left, why, reason);
        await alerts.RaiseAsync(
            DedicatedKeyAlerts.Stalled,
            DedicatedKeyAlerts.All,
            AlertSeverity.Warning,
            $"{left} customers wait for a key of their own or for its quota; their videos are made with the master key. Because {why}.",
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "{Count} dedicated keys fit the books")]
        public static partial void Done(ILogger logger, int count);

        [LoggerMessage(EventId = 401, Level = LogLevel.Warning, Message = "{Count} dedicated keys have to wait: {Why} ({Reason})")]
        public static partial void Stopped(ILogger logger, int count, string why, string reason);
    }
}
