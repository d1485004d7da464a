using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Packages;

/// <summary>The package as it is to be. <paramref name="Version"/> is the one that was looked at; retired with 'onSale' false.</summary>
public sealed record ChangePackageRequest(
    string Name, long PriceFen, long Credits, bool IncludesDedicatedKey, bool IncludesApiKeys, bool OnSale, int Position, int Version);

internal sealed class ChangePackageValidator : AbstractValidator<ChangePackageRequest>
{
    public ChangePackageValidator()
    {
        RuleFor(request => request.Name).NotEmpty().PlainText(100);
        RuleFor(request => request.PriceFen).MustBePrice();
        RuleFor(request => request.Credits).MustBeCredits();
        RuleFor(request => request.Position).InclusiveBetween(0, PackageOffers.MaxPosition);
    }
}

internal static class ChangePackage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/admin/packages/{code}", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe(
            "changePackage",
            "Change or retire a package",
            "Counts for orders that are placed from now on; orders that are there keep the copy they were placed with. For operators.")
        .RepeatIsHarmless("The second call is refused: the version has moved on.")
        .Audited("package.change")
        .WithExamples(
            new ChangePackageRequest("专业套餐", 8_900, 150, false, false, true, 2, 1),
            PackageOffers.Example with { PriceFen = 8_900, Version = 2 })
        .Produces<OfferedPackageResponse>()
        .ProducesProblems(
            StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, PackageOffers.Changed);

    private static async Task<Results<Ok<OfferedPackageResponse>, ProblemHttpResult>> HandleAsync(
        string code, ChangePackageRequest request, AppDbContext db, AuditLog audit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.Set<CreditPackage>().FromSql($"select * from credit_packages where code = {code} for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (before is null)
        {
            return StandardProblems.NotFound.Because("No package has this code.");
        }

        if (before.Version != request.Version)
        {
            return PackageOffers.Changed.Because("Nothing was changed.", ("version", before.Version));
        }

        await db.Set<CreditPackage>().Where(package => package.Code == code).ExecuteUpdateAsync(
            set => set
                .SetProperty(package => package.Name, request.Name)
                .SetProperty(package => package.PriceFen, new Fen(request.PriceFen))
                .SetProperty(package => package.Credits, new CreditAmount(request.Credits))
                .SetProperty(package => package.IncludesDedicatedKey, request.IncludesDedicatedKey)
                .SetProperty(package => package.IncludesApiKeys, request.IncludesApiKeys)
                .SetProperty(package => package.OnSale, request.OnSale)
                .SetProperty(package => package.Position, request.Position)
                .SetProperty(package => package.Version, before.Version + 1),
            cancellationToken);
        var after = (await db.CreditPackages.SingleAsync(package => package.Code == code, cancellationToken)).ToOffer();
        await audit.WriteAsync("package", code, before.ToOffer(), after, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after);
    }
}
