using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Something that is sold. An order keeps its own copy, so editing a package changes no order.</summary>
internal sealed class CreditPackage
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required Fen PriceFen { get; init; }

    public required CreditAmount Credits { get; init; }

    /// <summary>Whether the customer gets a VivaAPI key of their own (provisioning mode C).</summary>
    public bool IncludesDedicatedKey { get; init; }

    /// <summary>Whether the customer may make API keys for programs of their own.</summary>
    public bool IncludesApiKeys { get; init; }

    public bool OnSale { get; init; }

    /// <summary>Place in the list, smallest first.</summary>
    public int Position { get; init; }

    /// <summary>Counts its changes, so that of two operators who change it at once one is told.</summary>
    public int Version { get; init; } = 1;
}
