using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Packages;

/// <summary>
/// A new package. <paramref name="Code"/> is its name for programs, for good; <paramref name="Position"/> its place in the list.
/// </summary>
public sealed record AddPackageRequest(
    string Code,
    string Name,
    long PriceFen,
    long Credits,
    int Position,
    bool IncludesDedicatedKey = false,
    bool IncludesApiKeys = false,
    bool OnSale = true);

internal sealed class AddPackageValidator : AbstractValidator<AddPackageRequest>
{
    public AddPackageValidator()
    {
        RuleFor(request => request.Code).NotEmpty().MaximumLength(32).Matches("^[a-z0-9][a-z0-9_-]*$")
            .WithMessage("'code' must be lower-case letters, digits, '-' and '_'.");
        RuleFor(request => request.Name).NotEmpty().PlainText(100);
        RuleFor(request => request.PriceFen).MustBePrice();
        RuleFor(request => request.Credits).MustBeCredits();
        RuleFor(request => request.Position).InclusiveBetween(0, PackageOffers.MaxPosition);
    }
}

internal static class AddPackage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/admin/packages", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe("addPackage", "Add a package", "It can be bought from now on, unless 'onSale' is false. For operators.")
        .RepeatIsHarmless("The second call is refused: there is a package with the code.")
        .Audited("package.add")
        .WithExamples(new AddPackageRequest("starter", "入门套餐", 1_900, 15, 4), PackageOffers.Example with { Code = "starter" })
        .Produces<OfferedPackageResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, PackageOffers.Exists);

    private static async Task<Results<Created<OfferedPackageResponse>, ProblemHttpResult>> HandleAsync(
        AddPackageRequest request, AppDbContext db, AuditLog audit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
             insert into credit_packages (
                    code, name, price_fen, credits, includes_dedicated_key, includes_api_keys, on_sale, position, version)
             values ({request.Code}, {request.Name}, {request.PriceFen}, {request.Credits}, {request.IncludesDedicatedKey},
                     {request.IncludesApiKeys}, {request.OnSale}, {request.Position}, 1)
             on conflict do nothing
             """,
            cancellationToken);
        if (added == 0)
        {
            return PackageOffers.Exists.Because("Change it, or choose another code.");
        }

        var package = (await db.CreditPackages.SingleAsync(row => row.Code == request.Code, cancellationToken)).ToOffer();
        await audit.WriteAsync("package", package.Code, null, package, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created("/api/v1/admin/packages", package);
    }
}
