using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>
/// Goes through a bill from its first line to its last, some lines at a time, and then through what our books have and the bill does not.
/// Payments come before refunds, whatever the bill's order: a refund may be of a payment that only the bill tells.
/// </summary>
internal sealed class BillPassage(
    ReconciliationQueue queue, BillBooksReader reader, BillEffects effects, MissingInBill missing, IOptions<ReconciliationOptions> options,
    IOptions<AlipayOptions> alipay)
{
    /// <param name="run">The day, leased.</param>
    /// <param name="bill">Its bill, or null for a day on which Alipay says that there was no business.</param>
    /// <param name="cancellationToken">Leaves the day leased; it is taken up again from its beginning.</param>
    /// <returns>What the bill came to, or null when another copy has taken the day over.</returns>
    public async Task<BillTotals?> CompareAsync(ReconciliationRun run, AlipayBill? bill, CancellationToken cancellationToken)
    {
        var totals = BillTotals.None;
        foreach (var kind in new[] { AlipayBillLineKind.Payment, AlipayBillLineKind.Refund })
        {
            foreach (var batch in Ours(bill, kind).Chunk(options.Value.BatchLines))
            {
                if (!await queue.KeepLeaseAsync(run, cancellationToken))
                {
                    return null;
                }

                await CompareAsync(run.BillDate, batch, cancellationToken);
                totals = totals.With(kind, batch);
            }
        }

        await missing.FindAsync(run.BillDate, options.Value.BatchLines, cancellationToken);
        return totals with { ForeignLines = (bill?.LineCount ?? 0) - totals.Lines };
    }

    private async Task CompareAsync(DateOnly day, AlipayBillLine[] batch, CancellationToken cancellationToken)
    {
        var books = await reader.ReadAsync(batch, cancellationToken);
        foreach (var difference in BillComparison.Of(batch, books))
        {
            await effects.ApplyAsync(day, difference, cancellationToken);
        }

        await reader.KeepAsync(day, batch, cancellationToken);
    }

    // Other shops and other installations on the same account have numbers of another form.
    private IEnumerable<AlipayBillLine> Ours(AlipayBill? bill, AlipayBillLineKind kind) => bill is null ? [] : bill.Lines()
        .Where(line => line.Kind == kind && Order.IsNumberOfOurs(line.OutTradeNo, alipay.Value.OutTradeNoPrefix));
}

/// <summary>What a bill came to: lines about our orders, lines of other shops, and our money in and out.</summary>
internal sealed record BillTotals(int Lines, int ForeignLines, Fen Paid, Fen Refunded)
{
    public static readonly BillTotals None = new(0, 0, Fen.Zero, Fen.Zero);

    public BillTotals With(AlipayBillLineKind kind, IReadOnlyCollection<AlipayBillLine> lines)
    {
        var sum = lines.Aggregate(Fen.Zero, (total, line) => total + line.Amount);
        var more = this with { Lines = Lines + lines.Count };
        return kind switch
        {
            AlipayBillLineKind.Payment => more with { Paid = Paid + sum },
            AlipayBillLineKind.Refund => more with { Refunded = Refunded + sum },
        };
    }
}
