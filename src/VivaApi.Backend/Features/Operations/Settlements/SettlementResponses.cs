using System.Text.Json;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>
/// A day in Beijing, closed. Credits: sold, used (charged for jobs), refunded (taken back), adjusted (up and down together), and what
/// customers hold at its end. In fen: what VivaAPI took on the day less what it gave back (<paramref name="SpendSource"/>: by its
/// <c>log</c>, or by our <c>catalogue</c> where the log could not be had in time), what the jobs charged on the day should have cost, and
/// the difference. <paramref name="StrangeBills"/> are charges and tasks of the day in that log that belong to no job of ours, and
/// <paramref name="StrangeFen"/> is what VivaAPI took for them.
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
    long DifferenceFen,
    int StrangeBills,
    long StrangeFen);

/// <summary>
/// The jobs of one class that ended on the day. <paramref name="Class"/>: <c>charged_and_billed</c> and <c>refunded_and_not_billed</c> are
/// as they should be; <c>refunded_but_billed</c> and <c>charged_but_not_billed</c> are leaks. <paramref name="Examples"/> are ids of
/// generations.
/// </summary>
public sealed record SettlementLineResponse(
    string Class, int Jobs, long CreditsCharged, long CostFen, long BilledFen, IReadOnlyList<Guid> Examples);

/// <summary>
/// What VivaAPI's log told of a day that had been closed by the catalogue, once it could be read: the figures of the settlement, anew.
/// </summary>
public sealed record SettlementCorrectionResponse(
    DateTimeOffset MadeAt,
    long SpendFen,
    long ExpectedFen,
    long DifferenceFen,
    int StrangeBills,
    long StrangeFen,
    IReadOnlyList<SettlementLineResponse> Leaks);

/// <summary>
/// <paramref name="OtherDaysFen"/> is what is left of the day's spend without the bills of the jobs that ended on it and the strange ones:
/// it was taken on the day for jobs that ended on others, or (below zero) on others for jobs that ended on it.
/// <paramref name="Correction"/> is null while nobody has asked for one; where there is one, it is reckoned with that.
/// </summary>
public sealed record SettlementReportResponse(
    SettlementResponse Settlement,
    IReadOnlyList<SettlementLineResponse> Leaks,
    long OtherDaysFen,
    SettlementCorrectionResponse? Correction);

internal static class SettlementResponses
{
    public static readonly SettlementResponse Example = new(
        Examples.Id, new DateOnly(2026, 3, 1), Examples.Time, 420, 5_000, 1_350, 150, 0, 41_200, "log", 34_875, 33_750, 1_125, 1, 750);

    public static readonly SettlementReportResponse ReportExample = new(
        Example,
        [
            new("charged_and_billed", 90, 1_350, 33_750, 33_750, []),
            new("refunded_but_billed", 1, 0, 375, 375, [Examples.Id]),
        ],
        0,
        null);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(IReadOnlyList<SettlementLine> lines) =>
        JsonSerializer.Serialize(lines.Select(line => line.ToResponse()), Json);

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
            settlement.DifferenceFen.Value,
            settlement.StrangeBills,
            settlement.StrangeFen.Value);

        public SettlementReportResponse ToReport(IReadOnlyList<SettlementLine> lines, SettlementCorrection? correction)
        {
            List<SettlementLineResponse> leaks = [.. lines.Select(line => line.ToResponse())];
            var shown = correction?.ToResponse();
            var (spend, strange) = shown is null
                ? (settlement.SpendFen.Value, settlement.StrangeFen.Value)
                : (shown.SpendFen, shown.StrangeFen);
            var billed = (shown?.Leaks ?? leaks).Sum(line => line.BilledFen);
            return new(settlement.ToResponse(), leaks, spend - strange - billed, shown);
        }
    }

    extension(SettlementCorrection correction)
    {
        public SettlementCorrectionResponse ToResponse() => new(
            correction.MadeAt,
            correction.SpendFen.Value,
            correction.ExpectedFen.Value,
            correction.DifferenceFen.Value,
            correction.StrangeBills,
            correction.StrangeFen.Value,
            JsonSerializer.Deserialize<List<SettlementLineResponse>>(correction.Leaks, Json) ?? []);
    }

    extension(SettlementLine line)
    {
        public SettlementLineResponse ToResponse() => new(
            EnumText.Of(line.Class), line.Jobs, line.CreditsCharged, line.CostFen.Value, line.BilledFen.Value, line.Examples);
    }
}
