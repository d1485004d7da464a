using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Upstream;

/// <summary>Asks VivaAPI and the database how things stand between them.</summary>
internal sealed class UpstreamReport(
    AppDbContext db,
    VivaDiagnosis diagnosis,
    VivaAccount account,
    UpstreamKeys keys,
    IOptions<VivaOptions> viva,
    IOptions<GenerationOptions> options)
{
    public static UpstreamResponse Example { get; } = new(
        [
            new("operators_generate", "https://www.vivaapi.cn/api/veo3/generate", true, "not_found", "HTTP 404 Invalid URL"),
            new("video_create", "https://www.vivaapi.cn/v1/video/create", false, "answers", "HTTP 400 prompt is required"),
        ],
        125_000,
        [MasterKeyStandings.Example],
        [new("4711", 90_000)],
        [new("model:veo3", Examples.Time, Examples.Time.AddSeconds(30), "RouteNotFound: Invalid URL")],
        375,
        0,
        ["Jobs go over operators_generate, and nothing answers there: check Viva__GeneratePath, or set Generation__Route."]);

    public async Task<UpstreamResponse> MakeAsync(CancellationToken cancellationToken)
    {
        var models = await db.GenerationModels.Where(model => model.OnOffer).ToListAsync(cancellationToken);
        var inUse = models.Select(model => model.Route == VivaRoute.OperatorsGenerate ? options.Value.Route ?? model.Route : model.Route)
            .ToHashSet();
        var circuits = await db.UpstreamCircuits.Where(circuit => circuit.OpenedAt != null).OrderBy(circuit => circuit.Scope)
            .ToListAsync(cancellationToken);
        var risk = await db.RiskBalances.SingleAsync(cancellationToken);
        var routes = await diagnosis.AskAsync(await keys.TextToAskWithAsync(cancellationToken), cancellationToken);
        var balance = await account.BalanceAsync(VivaAccess.Of(viva.Value), cancellationToken);
        var dearest = models.Select(model => model.UpstreamCostFen.Value).DefaultIfEmpty().Max();
        return new UpstreamResponse(
            [.. routes.Select(route => new UpstreamRouteResponse(
                EnumText.Of(route.Route), route.Address, inUse.Contains(route.Route), EnumText.Of(route.State), route.Words))],
            FenOf(balance),
            await keys.ListAsync(cancellationToken),
            await keys.OtherAccountsAsync(cancellationToken),
            [.. circuits.Select(circuit => new UpstreamCircuitResponse(
                circuit.Scope, circuit.OpenedAt!.Value, circuit.ProbeAt, circuit.Reason ?? string.Empty))],
            risk.Open.Value,
            risk.Lost.Value,
            UpstreamWords.Problems(routes, inUse, balance, FenOf(balance), dearest));
    }

    private long? FenOf(VivaBalance balance) => keys.FenOf(balance);
}
