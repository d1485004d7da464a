using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>
/// A difference between a day's bill and our books. <paramref name="HereFen"/> is the amount in our books, <paramref name="ThereFen"/> the
/// one in the bill; null where there is none. <paramref name="Resolution"/> says how it was settled.
/// </summary>
public sealed record ReconciliationFindingResponse(
    Guid Id,
    DateOnly BillDate,
    FindingKind Kind,
    string? OutTradeNo,
    string? TradeNo,
    string? OutRequestNo,
    Guid? OrderId,
    long? HereFen,
    long? ThereFen,
    FindingState State,
    FindingResolution? Resolution,
    string? Note,
    DateTimeOffset FoundAt,
    DateTimeOffset? ResolvedAt);

internal static class FindingResponses
{
    public static readonly ReconciliationFindingResponse Example = new(
        Examples.Id,
        new DateOnly(2026, 3, 1),
        FindingKind.PaymentNotBooked,
        $"VIVA{Examples.Id:N}",
        "2026030122001417631400000001",
        null,
        Examples.Id,
        9_900,
        9_900,
        FindingState.Resolved,
        FindingResolution.Credited,
        null,
        Examples.Time,
        Examples.Time);

    extension(ReconciliationFinding finding)
    {
        public ReconciliationFindingResponse ToResponse() => new(
            finding.Id,
            finding.BillDate,
            finding.Kind,
            Some(finding.OutTradeNo),
            Some(finding.TradeNo),
            Some(finding.OutRequestNo),
            finding.OrderId,
            finding.HereFen?.Value,
            finding.ThereFen?.Value,
            finding.State,
            finding.Resolution,
            finding.Note,
            finding.FoundAt,
            finding.ResolvedAt);
    }

    private static string? Some(string text) => text.Length > 0 ? text : null;
}
