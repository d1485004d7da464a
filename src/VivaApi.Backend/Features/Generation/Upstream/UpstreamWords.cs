using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Upstream;

/// <summary>What a diagnosis means, for somebody who can set settings and top up accounts but knows no protocol.</summary>
internal static class UpstreamWords
{
    /// <param name="routes">What each route answers.</param>
    /// <param name="inUse">The routes that jobs go over.</param>
    /// <param name="balance">What the account holds.</param>
    /// <param name="balanceFen">The same in fen.</param>
    /// <param name="dearestFen">What the dearest video on offer costs at VivaAPI.</param>
    public static IReadOnlyList<string> Problems(
        IReadOnlyList<VivaRouteReport> routes, IReadOnlySet<VivaRoute> inUse, VivaBalance balance, long? balanceFen, long dearestFen)
    {
        List<string> problems = [.. routes.Where(route => inUse.Contains(route.Route)).Select(route => Of(route, routes)).OfType<string>()];
        if (balance is VivaBalance.Unknown(var reason))
        {
            problems.Add($"The balance is not known ({reason}): set Viva__AccessToken and Viva__UserId, from its console.");
        }
        else if (balanceFen < dearestFen)
        {
            problems.Add($"The wallet at VivaAPI holds {new Fen(balanceFen.Value)}, one video costs {new Fen(dearestFen)}: top it up.");
        }

        return problems;
    }

    private static string? Of(VivaRouteReport route, IReadOnlyList<VivaRouteReport> routes)
    {
        var name = EnumText.Of(route.Route);
        return route.State switch
        {
            VivaRouteState.Answers => null,
            VivaRouteState.NotFound =>
                $"Jobs go over {name}, and no API answers at {route.Address}: check VEO_API_URL and Viva__GeneratePath. {Instead(routes)}",
            VivaRouteState.KeyRejected => "VivaAPI does not accept VEO_API_KEY: it is wrong, expired, used up or switched off.",
            VivaRouteState.WalletEmpty => "The wallet at VivaAPI, or the key's own cap there, is used up: top it up.",
            VivaRouteState.Forbidden => $"VivaAPI forbids this key or this address ({route.Words}): look at the key's limits.",
            VivaRouteState.Unreachable => $"VivaAPI cannot be reached at {route.Address} ({route.Words}): check VEO_API_URL.",
            VivaRouteState.Odd => $"What answers at {route.Address} does not behave like VivaAPI ({route.Words}): check VEO_API_URL.",
        };
    }

    private static string Instead(IReadOnlyList<VivaRouteReport> routes) =>
        string.Join(", ", routes.Where(route => route.State == VivaRouteState.Answers).Select(route => route.Route))
            is { Length: > 0 } names
            ? $"These answer, for Generation__Route: {names}."
            : "No other route answers either.";
}
