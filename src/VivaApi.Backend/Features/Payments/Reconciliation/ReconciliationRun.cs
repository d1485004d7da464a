using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary><c>waiting → compared | no_business | given_up</c>.</summary>
public enum ReconciliationState
{
    /// <summary>The bill is still to be fetched.</summary>
    Waiting,

    /// <summary>The bill was compared to its end.</summary>
    Compared,

    /// <summary>Alipay had no bill and we had no business.</summary>
    NoBusiness,

    /// <summary>No acceptable bill came for as long as it was asked for; a finding says so.</summary>
    GivenUp,
}

/// <summary>One day in Beijing and what became of its bill. Each is worked on by one copy of the service at a time.</summary>
internal sealed class ReconciliationRun
{
    public DateOnly BillDate { get; init; }

    public ReconciliationState State { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset NextAttemptAt { get; init; }

    public Guid? LeaseToken { get; init; }

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Lines of the bill with our order numbers.</summary>
    public int Lines { get; init; }

    /// <summary>Lines of other shops on the same account.</summary>
    public int ForeignLines { get; init; }

    public Fen PaidFen { get; init; }

    public Fen RefundedFen { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why the last attempt did not end it.</summary>
    public string? LastProblem { get; init; }
}
