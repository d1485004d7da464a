using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Catalogue;

/// <summary>A new model. <paramref name="Code"/> is its name for customers' programs, for good.</summary>
public sealed record AddModelRequest(string Code, ModelTerms Terms);

internal sealed class AddModelValidator : AbstractValidator<AddModelRequest>
{
    public AddModelValidator()
    {
        RuleFor(request => request.Code).NotEmpty().MaximumLength(64).Matches("^[A-Za-z0-9][A-Za-z0-9._-]*$")
            .WithMessage("'code' must be letters, digits, '.', '-' and '_'.");
        RuleFor(request => request.Terms).NotNull().SetValidator(new ModelTermsValidator());
    }
}

internal static class AddModel
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/admin/models", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe("addModel", "Add a model", "Jobs can ask for it from now on, if it is on offer. For operators.")
        .RepeatIsHarmless("The second call is refused: there is a model with the code.")
        .Audited("model.add")
        .WithExamples(
            new AddModelRequest("veo4", ModelOffers.Example.Terms with { Name = "VEO 4", UpstreamModel = "veo4", Position = 19 }),
            ModelOffers.Example with { Code = "veo4" })
        .Produces<OfferedModelResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, ModelOffers.Exists);

    private static async Task<Results<Created<OfferedModelResponse>, ProblemHttpResult>> HandleAsync(
        AddModelRequest request, AppDbContext db, AuditLog audit, CancellationToken cancellationToken)
    {
        var (terms, durations, ratios) = (request.Terms, request.Terms.Durations.ToArray(), request.Terms.AspectRatios.ToArray());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
             insert into generation_models (
                    code, name, upstream_model, route, price_credits, upstream_cost_fen, durations, aspect_ratios, max_images,
                    on_offer, position, version)
             values ({request.Code}, {terms.Name}, {terms.UpstreamModel}, {terms.Route}, {terms.PriceCredits}, {terms.UpstreamCostFen},
                     {durations}, {ratios}, {terms.MaxImages}, {terms.OnOffer}, {terms.Position}, 1)
             on conflict do nothing
             """,
            cancellationToken);
        if (added == 0)
        {
            return ModelOffers.Exists.Because("Change it, or choose another code.");
        }

        var model = (await db.GenerationModels.SingleAsync(row => row.Code == request.Code, cancellationToken)).ToOffer();
        await audit.WriteAsync("model", model.Code, null, model, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created("/api/v1/admin/models", model);
    }
}
