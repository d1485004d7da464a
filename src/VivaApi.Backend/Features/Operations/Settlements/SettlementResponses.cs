using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>
/// A day in Beijing, closed. Credits: sold, used (charged for jobs), refunded (taken back), adjusted (up and down together), and what
/// customers hold at its end. In fen: what VivaAPI took on the day less what it gave back (<paramref name="SpendSource"/>: by its
/// <c>log</c>, or by our <c>catalogue</c> where the log could not be had), what the jobs charged on the day should have cost, and the
/// difference.
/// </summary>
public sealed record SettlementResponse(
    Guid Id,
    DateOnly Day,
    DateTimeOffset ClosedAt,
    long Entries,
    long CreditsSold,
    long CreditsUsed,
    long CreditsRefunded,
    long CreditsAdjusted,
    long CreditsOutstanding,
    string SpendSource,
    long SpendFen,
    long ExpectedFen,
    long DifferenceFen);

/// <summary>
/// The jobs of one class that ended on the day. <paramref name="Class"/>: <c>charged_and_billed</c> and <c>refunded_and_not_billed</c> are
/// as they should be; <c>refunded_but_billed</c> and <c>charged_but_not_billed</c> are leaks. <paramref name="Examples"/> are ids of
/// generations.
/// </summary>
public sealed record SettlementLineResponse(
    string Class, int Jobs, long CreditsCharged, long CostFen, long BilledFen, IReadOnlyList<Guid> Examples);

public sealed record SettlementReportResponse(SettlementResponse Settlement, IReadOnlyList<SettlementLineResponse> Leaks);

internal static class SettlementResponses
{
    public static readonly SettlementResponse Example = new(
        Examples.Id, new DateOnly(2026, 3, 1), Examples.Time, 420, 5_000, 1_350, 150, 0, 41_200, "log", 34_125, 33_750, 375);

    public static readonly SettlementReportResponse ReportExample = new(
        Example,
        [
            new("charged_and_billed", 90, 1_350, 33_750, 33_750, []),
            new("refunded_but_billed", 1, 0, 375, 375, [Examples.Id]),
        ]);

    extension(Settlement settlement)
    {
        public SettlementResponse ToResponse() => new(
            settlement.Id,
            settlement.Day,
            settlement.ClosedAt,
            settlement.Entries,
            settlement.CreditsSold,
            settlement.CreditsUsed,
            settlement.CreditsRefunded,
            settlement.CreditsAdjusted,
            settlement.CreditsOutstanding,
            EnumText.Of(settlement.SpendSource),
            settlement.SpendFen.Value,
            settlement.ExpectedFen.Value,
            settlement.DifferenceFen.Value);
    }

    extension(SettlementLine line)
    {
        public SettlementLineResponse ToResponse() => new(
            EnumText.Of(line.Class), line.Jobs, line.CreditsCharged, line.CostFen.Value, line.BilledFen.Value, line.Examples);
    }
}
