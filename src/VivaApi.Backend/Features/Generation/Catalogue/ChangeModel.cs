using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Catalogue;

/// <summary>The model as it is to be. <paramref name="Version"/> is the one that was looked at.</summary>
public sealed record ChangeModelRequest(ModelTerms Terms, int Version);

internal sealed class ChangeModelValidator : AbstractValidator<ChangeModelRequest>
{
    public ChangeModelValidator() => RuleFor(request => request.Terms).NotNull().SetValidator(new ModelTermsValidator());
}

internal static class ChangeModel
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/admin/models/{code}", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe(
            "changeModel",
            "Change or retire a model",
            "Counts for jobs that are accepted from now on; jobs that are there keep the price they were accepted at. For operators.")
        .RepeatIsHarmless("The second call is refused: the version has moved on.")
        .Audited("model.change")
        .WithExamples(
            new ChangeModelRequest(ModelOffers.Example.Terms with { PriceCredits = 20 }, 1),
            ModelOffers.Example with { Terms = ModelOffers.Example.Terms with { PriceCredits = 20 }, Version = 2 })
        .Produces<OfferedModelResponse>()
        .ProducesProblems(
            StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, ModelOffers.Changed);

    private static async Task<Results<Ok<OfferedModelResponse>, ProblemHttpResult>> HandleAsync(
        string code, ChangeModelRequest request, AppDbContext db, AuditLog audit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.Set<GenerationModel>().FromSql($"select * from generation_models where code = {code} for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (before is null)
        {
            return StandardProblems.NotFound.Because("No model has this code.");
        }

        if (before.Version != request.Version)
        {
            return ModelOffers.Changed.Because("Nothing was changed.", ("version", before.Version));
        }

        await ChangeAsync(db, before, request.Terms, cancellationToken);
        var after = (await db.GenerationModels.SingleAsync(model => model.Code == code, cancellationToken)).ToOffer();
        await audit.WriteAsync("model", code, before.ToOffer(), after, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after);
    }

    private static Task<int> ChangeAsync(AppDbContext db, GenerationModel before, ModelTerms terms, CancellationToken cancellationToken)
    {
        var (route, durations, ratios) =
            (EnumText.Parse<VivaRoute>(terms.Route), terms.Durations.ToArray(), terms.AspectRatios.ToArray());
        return db.Set<GenerationModel>().Where(model => model.Code == before.Code).ExecuteUpdateAsync(
            set => set
                .SetProperty(model => model.Name, terms.Name)
                .SetProperty(model => model.UpstreamModel, terms.UpstreamModel)
                .SetProperty(model => model.Route, route)
                .SetProperty(model => model.PriceCredits, new CreditAmount(terms.PriceCredits))
                .SetProperty(model => model.UpstreamCostFen, new Fen(terms.UpstreamCostFen))
                .SetProperty(model => model.Durations, durations)
                .SetProperty(model => model.AspectRatios, ratios)
                .SetProperty(model => model.MaxImages, terms.MaxImages)
                .SetProperty(model => model.OnOffer, terms.OnOffer)
                .SetProperty(model => model.Position, terms.Position)
                .SetProperty(model => model.Version, before.Version + 1),
            cancellationToken);
    }
}
