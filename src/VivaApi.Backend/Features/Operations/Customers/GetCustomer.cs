using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Customers;

internal static class GetCustomer
{
    private const int Recent = 10;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/users/{id:guid}", HandleAsync)
        .Describe("getCustomer", "See a customer", "Credits, quota, and the ten latest orders and jobs. For operators.")
        .WithExamples(null, CustomerExamples.Details)
        .Produces<CustomerDetailsResponse>()
        .ProducesProblems(StandardProblems.Forbidden, StandardProblems.NotFound);

    private static async Task<Results<Ok<CustomerDetailsResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AppDbContext db, CustomerReader reader, QuotaReadings readings, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is not { } customer)
        {
            return StandardProblems.NotFound.Because("No customer has this id.");
        }

        var hasQuota = await db.UserVivaApiKeys.AnyAsync(key => key.UserId == id, cancellationToken);
        var quota = hasQuota && readings.TryRead(id, cancellationToken) is { } reading ? await reading : null;
        var orders = await db.Orders.AsNoTracking().Where(order => order.UserId == id)
            .OrderByDescending(order => order.Id).Take(Recent).ToListAsync(cancellationToken);
        var jobs = await db.Generations.AsNoTracking().Where(job => job.UserId == id)
            .OrderByDescending(job => job.Id).Take(Recent)
            .Select(job => new { job.Id, job.State, job.ModelCode, job.PriceCredits, job.ChargedCredits, job.ErrorCode, job.CreatedAt })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new CustomerDetailsResponse(
            customer,
            quota,
            [.. orders.Select(order => order.ToResponse())],
            [.. jobs.Select(job => new CustomerJobResponse(
                job.Id, job.State, job.ModelCode, job.PriceCredits.Value, job.ChargedCredits?.Value, job.ErrorCode, job.CreatedAt))]));
    }
}
