namespace VivaApi.Backend.Features.Generation.Policy;

/// <summary>
/// One line of a refund policy: how much of the price is charged when a job ends for this cause out of this state. A version is never
/// changed; a job keeps the version that was in force when it was accepted.
/// </summary>
internal sealed class RefundRule
{
    public int Version { get; init; }

    public GenerationCause Cause { get; init; }

    /// <summary>The state that the job was in when it ended.</summary>
    public GenerationState Phase { get; init; }

    /// <summary>0 to 100; credits are rounded down.</summary>
    public int Percent { get; init; }
}

/// <summary>A set of rules with a number. The highest that is in force is stamped on new jobs.</summary>
internal sealed class RefundPolicy
{
    public const int FirstVersion = 1;

    public int Version { get; init; }

    /// <summary>Jobs accepted from then on follow it.</summary>
    public DateTimeOffset EffectiveFrom { get; init; }

    public required string Note { get; init; }
}
