namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>Finds what our books have for a day and no bill has, and settles what was missed before and has turned up.</summary>
internal sealed class MissingInBill(OurDay ours, FindingBook findings, TimeProvider time)
{
    public async Task FindAsync(DateOnly day, int batch, CancellationToken cancellationToken)
    {
        await findings.ResolveTurnedUpAsync(cancellationToken);
        await EachAsync(
            FindingKind.PaymentMissingInBill,
            day,
            after => ours.PaymentsInNoBillAsync(day, after, batch, cancellationToken),
            cancellationToken);
        await EachAsync(
            FindingKind.RefundMissingInBill,
            day,
            after => ours.RefundsInNoBillAsync(day, after, batch, cancellationToken),
            cancellationToken);
    }

    private async Task EachAsync(
        FindingKind kind, DateOnly day, Func<Guid, Task<List<Unbilled>>> readAsync, CancellationToken cancellationToken)
    {
        for (var page = await readAsync(Guid.Empty); page.Count > 0; page = await readAsync(page[^1].Id))
        {
            foreach (var unbilled in page)
            {
                await findings.KeepAloneAsync(Finding(kind, day, unbilled), cancellationToken);
            }
        }
    }

    private ReconciliationFinding Finding(FindingKind kind, DateOnly day, Unbilled unbilled) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        BillDate = day,
        Kind = kind,
        OutTradeNo = unbilled.OutTradeNo,
        TradeNo = unbilled.TradeNo,
        OutRequestNo = unbilled.OutRequestNo,
        OrderId = unbilled.OrderId,
        HereFen = unbilled.Amount,
        FoundAt = time.GetUtcNow(),
    };
}
