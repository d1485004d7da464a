using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>A credit package. <paramref name="PriceFen"/> is in fen (¥1 = 100).</summary>
public sealed record PackageResponse(
    string Code, string Name, long PriceFen, long Credits, bool IncludesDedicatedKey, bool IncludesApiKeys);

public sealed record PackagesResponse(IReadOnlyList<PackageResponse> Items);

internal static class ListPackages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/packages", HandleAsync)
        .AllowAnonymous()
        .Describe("listPackages", "List the packages", "What can be bought, in the order to show it.")
        .WithExamples(null, new PackagesResponse(
            [new("pro", "专业套餐", 9_900, 150, false, false), new("enterprise", "企业套餐", 29_900, 500, true, true)]))
        .Produces<PackagesResponse>();

    private static async Task<Ok<PackagesResponse>> HandleAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var packages = await db.CreditPackages.Where(package => package.OnSale).OrderBy(
            package => package.Position).ToListAsync(cancellationToken);
        return TypedResults.Ok(new PackagesResponse(
            [.. packages.Select(package => new PackageResponse(
                package.Code,
                package.Name,
                package.PriceFen.Value,
                package.Credits.Value,
                package.IncludesDedicatedKey,
                package.IncludesApiKeys))]));
    }
}
