using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>What went back to a customer, as they see it themselves; kept as accounts must be.</summary>
internal sealed class RefundExport(AppDbContext db) : IPersonalExport
{
    public string Section => "refunds";

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.Refunds.AsNoTracking()
        .Where(refund => refund.UserId == userId).OrderBy(refund => refund.Id).AsAsyncEnumerable()
        .Select(refund => (object)refund.ToResponse());
}
