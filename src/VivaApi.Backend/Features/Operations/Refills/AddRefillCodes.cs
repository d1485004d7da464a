using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>Redemption codes that each bring <paramref name="Credits"/>.</summary>
public sealed record AddRefillCodesRequest(IReadOnlyList<string> Codes, long Credits);

internal sealed class AddRefillCodesValidator : AbstractValidator<AddRefillCodesRequest>
{
    public const int MostCodes = 100;

    public AddRefillCodesValidator()
    {
        RuleFor(request => request.Codes).NotEmpty().Must(codes => codes is null || codes.Count <= MostCodes)
            .WithMessage($"'codes' holds at most {MostCodes} codes.");
        RuleForEach(request => request.Codes).Must(IsCode)
            .WithMessage("A code has 8 to 128 visible ASCII characters.");
        RuleFor(request => request.Credits).InclusiveBetween(1, 1_000_000_000);
    }

    private static bool IsCode(string? code) => code is { Length: >= 8 and <= 128 } && code.All(letter => letter is > ' ' and < (char)127);
}

/// <summary>
/// The codes that are new or were refused before; others that were ever in the store are left as they are.
/// </summary>
public sealed record AddedRefillCodesResponse(IReadOnlyList<RefillCodeResponse> Added, int KnownBefore);

internal static class AddRefillCodes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/refill-codes", HandleAsync)
        .Describe(
            "addRefillCodes",
            "Add redemption codes",
            "They are kept encrypted, are not shown again, and each is used at most once; one that was refused is tried once more. For "
            + "operators.")
        .RepeatIsHarmless("A code that was ever in the store is left as it is, but for one that was refused.")
        .Audited("refill_codes.add")
        .WithExamples(
            new AddRefillCodesRequest(["5f0c…"], 1_000), new AddedRefillCodesResponse([RefillResponses.CodeExample], 0))
        .Produces<AddedRefillCodesResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Ok<AddedRefillCodesResponse>> HandleAsync(
        AddRefillCodesRequest request, Caller caller, RefillCodes codes, AppDbContext db, AuditLog audit,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ids = await codes.AddAsync(request.Codes, request.Credits, caller.UserId, cancellationToken);
        var added = await db.RefillCodes.Where(code => ids.Contains(code.Id)).OrderBy(code => code.Id).ToListAsync(cancellationToken);
        var answer = new AddedRefillCodesResponse(
            [.. added.Select(code => code.ToResponse())],
            request.Codes.Distinct(StringComparer.Ordinal).Count() - added.Count);
        await audit.WriteAsync("refill_codes", "all", null, answer, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(answer);
    }
}
