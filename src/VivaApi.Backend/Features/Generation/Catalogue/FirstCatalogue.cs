using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Generation.Catalogue;

/// <summary>
/// The models that a new installation knows: VivaAPI's own and their public prices of May 2026, rounded up to a fen. Only the first is on
/// offer; the operator decides about the others and their prices in credits.
/// </summary>
internal static class FirstCatalogue
{
    private static readonly string[] BothRatios = ["16:9", "9:16"];

    public static IReadOnlyList<GenerationModel> Models { get; } =
    [
        new()
        {
            Code = "veo3",
            Name = "VEO 3",
            UpstreamModel = "veo3",
            Route = VivaRoute.OperatorsGenerate,
            PriceCredits = new CreditAmount(15),
            UpstreamCostFen = new Fen(375),
            Durations = [5, 8],
            AspectRatios = ["16:9"],
            MaxImages = 0,
            OnOffer = true,
            Position = 1,
        },
        Relayed("veo3.1-fast", "VEO 3.1 Fast", 15, 49, 2),
        Relayed("veo3.1", "VEO 3.1", 15, 49, 3),
        Relayed("veo3.1-components", "VEO 3.1 Components", 15, 49, 4),
        Relayed("veo3.1-fast-components", "VEO 3.1 Fast Components", 10, 19, 5),
        Relayed("veo3.1-4k", "VEO 3.1 4K", 20, 70, 6),
        Relayed("veo3.1-components-4k", "VEO 3.1 Components 4K", 20, 70, 7),
        Relayed("veo3.1-pro-4k", "VEO 3.1 Pro 4K", 60, 245, 8),
        Relayed("veo_3_1-lite", "VEO 3.1 Lite", 10, 35, 9),
        Relayed("veo_3_1-lite-4K", "VEO 3.1 Lite 4K", 10, 39, 10),
        Relayed("veo_3_1-fast", "VEO 3.1 Fast (video API)", 10, 31, 11),
        Relayed("veo_3_1-fast-4K", "VEO 3.1 Fast 4K (video API)", 10, 31, 12),
        Relayed("veo_3_1-fast-components-4K", "VEO 3.1 Fast Components 4K (video API)", 15, 61, 13),
        Relayed("veo_3_1", "VEO 3.1 (video API)", 15, 52, 14),
        Relayed("veo_3_1-components", "VEO 3.1 Components (video API)", 15, 52, 15),
        Relayed("veo_3_1-4K", "VEO 3.1 4K (video API)", 20, 60, 16),
        Relayed("veo_3_1-components-4K", "VEO 3.1 Components 4K (video API)", 20, 60, 17),
        new()
        {
            Code = "veo-3.1-generate-preview",
            Name = "VEO 3.1 (Google's name)",
            UpstreamModel = "veo-3.1-generate-preview",
            Route = VivaRoute.VideoGenerations,
            PriceCredits = new CreditAmount(60),
            UpstreamCostFen = new Fen(224),
            Durations = [8, 4, 6],
            AspectRatios = BothRatios,
            MaxImages = 1,
            OnOffer = false,
            Position = 18,
        },
    ];

    // VivaAPI's models make clips of eight seconds in either direction, with a first and a last frame.
    private static GenerationModel Relayed(string model, string name, long credits, long costFen, int position) => new()
    {
        Code = model,
        Name = name,
        UpstreamModel = model,
        Route = VivaRoutes.For(model),
        PriceCredits = new CreditAmount(credits),
        UpstreamCostFen = new Fen(costFen),
        Durations = [8],
        AspectRatios = BothRatios,
        MaxImages = 2,
        OnOffer = false,
        Position = position,
    };
}
