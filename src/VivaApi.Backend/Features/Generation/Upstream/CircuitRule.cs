using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation.Upstream;

internal enum CircuitReach
{
    /// <summary>No job would be taken.</summary>
    Account,

    /// <summary>No job for this model would be taken.</summary>
    Model,
}

/// <summary>What a trouble with VivaAPI means for the jobs that come after.</summary>
/// <param name="Reach">Which jobs it concerns.</param>
/// <param name="AtOnce">One is proof enough; otherwise several in a row are.</param>
/// <param name="JobWaits">The job itself goes back into the line until the circuit closes, for as long as jobs may wait.</param>
internal sealed record CircuitRule(CircuitReach Reach, bool AtOnce, bool JobWaits)
{
    /// <summary>Sent, and no answer: each may be paid for and lost, so they are not made many.</summary>
    public static readonly CircuitRule Unanswered = new(CircuitReach.Account, AtOnce: false, JobWaits: false);

    /// <summary>There is no key to send anything with: the operator's to mend.</summary>
    public static readonly CircuitRule NoKey = new(CircuitReach.Account, AtOnce: true, JobWaits: true);

    /// <returns>Null for refusals that say nothing about the next job.</returns>
    public static CircuitRule? Of(VivaRefusal kind) => kind switch
    {
        VivaRefusal.KeyRejected => new(CircuitReach.Account, AtOnce: true, JobWaits: true),
        VivaRefusal.WalletEmpty => new(CircuitReach.Account, AtOnce: true, JobWaits: true),
        VivaRefusal.TokenQuotaExhausted => new(CircuitReach.Account, AtOnce: true, JobWaits: true),
        VivaRefusal.Forbidden => new(CircuitReach.Model, AtOnce: true, JobWaits: true),
        VivaRefusal.NoChannel => new(CircuitReach.Model, AtOnce: true, JobWaits: true),

        // The address is wrong: waiting does not mend it, so this job ends, and the next are not even taken.
        VivaRefusal.RouteNotFound => new(CircuitReach.Model, AtOnce: true, JobWaits: false),
        VivaRefusal.NotSent => new(CircuitReach.Account, AtOnce: false, JobWaits: false),
        VivaRefusal.RateLimited => null,
        VivaRefusal.BadRequest => null,
        VivaRefusal.Content => null,
        VivaRefusal.Other => null,
    };
}
