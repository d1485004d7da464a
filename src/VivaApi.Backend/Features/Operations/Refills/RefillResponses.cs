using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>
/// A purchase for the account at VivaAPI. <paramref name="State"/>: <c>requested</c> (an operator is asked to buy), <c>buying</c>,
/// <c>unknown</c> (it was sent, and nobody knows what came of it: nothing else is bought meanwhile), <c>done</c>, <c>failed</c> (certainly
/// nothing was bought) or <c>cancelled</c>. Amounts are in credits. <paramref name="IsAutomatic"/>: made with a code of the store.
/// </summary>
public sealed record RefillResponse(
    Guid Id,
    string State,
    bool IsAutomatic,
    long WantedCredits,
    long? Credits,
    long BalanceBefore,
    string Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    Guid? FinishedBy,
    string? Note);

/// <summary>
/// A redemption code, without the code. <paramref name="Hint"/> is its last four characters. <paramref name="State"/>: <c>free</c>,
/// <c>used</c> or <c>refused</c>.
/// </summary>
public sealed record RefillCodeResponse(Guid Id, string Hint, long Credits, string State, Guid? RefillId, DateTimeOffset AddedAt);

internal static class RefillResponses
{
    public static readonly RefillResponse Example = new(
        Examples.Id,
        "requested",
        false,
        3_000,
        null,
        1_050,
        "1050 credits are held, 0 of them for jobs that wait; at 30 an hour 870 are left in 6 hours, below 1000.",
        Examples.Time,
        null,
        null,
        null);

    public static readonly RefillCodeResponse CodeExample = new(Examples.Id, "9f3a", 1_000, "free", null, Examples.Time);

    extension(Refill refill)
    {
        public RefillResponse ToResponse() => new(
            refill.Id,
            EnumText.Of(refill.State),
            refill.CodeId is not null,
            refill.WantedCredits,
            refill.Credits,
            refill.BalanceBefore,
            refill.Reason,
            refill.CreatedAt,
            refill.FinishedAt,
            refill.FinishedBy,
            refill.Note);
    }

    extension(RefillCode code)
    {
        public RefillCodeResponse ToResponse() => new(
            code.Id, code.Hint, code.Credits, EnumText.Of(code.State), code.RefillId, code.AddedAt);
    }
}
