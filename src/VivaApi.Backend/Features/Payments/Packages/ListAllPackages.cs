using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Packages;

internal static class ListAllPackages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/admin/packages", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe("listAllPackages", "List all packages", "On sale or retired, with their versions. For operators.")
        .WithExamples(null, new OfferedPackagesResponse([PackageOffers.Example]))
        .Produces<OfferedPackagesResponse>()
        .ProducesProblems(StandardProblems.Forbidden);

    private static async Task<Ok<OfferedPackagesResponse>> HandleAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var packages = await db.CreditPackages.OrderBy(package => package.Position).ThenBy(package => package.Code)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new OfferedPackagesResponse([.. packages.Select(package => package.ToOffer())]));
    }
}
