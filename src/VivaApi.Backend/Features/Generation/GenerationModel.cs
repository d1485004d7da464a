using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Generation;

/// <summary>A model that can be asked for, and what it costs: data, not code. A job keeps its own copy of the price.</summary>
internal sealed class GenerationModel
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The model's name at VivaAPI.</summary>
    public required string UpstreamModel { get; init; }

    public VivaRoute Route { get; init; }

    public required CreditAmount PriceCredits { get; init; }

    /// <summary>What VivaAPI is paid for one video.</summary>
    public required Fen UpstreamCostFen { get; init; }

    /// <summary>Allowed lengths in seconds; the first is the default.</summary>
    public required int[] Durations { get; init; }

    /// <summary>Allowed aspect ratios; the first is the default.</summary>
    public required string[] AspectRatios { get; init; }

    /// <summary>Most images that may go with a prompt.</summary>
    public int MaxImages { get; init; }

    public bool OnOffer { get; init; }

    /// <summary>Place in the list; the smallest on offer is the default model.</summary>
    public int Position { get; init; }

    /// <summary>Counts its changes, so that of two operators who change it at once one is told.</summary>
    public int Version { get; init; } = 1;
}
