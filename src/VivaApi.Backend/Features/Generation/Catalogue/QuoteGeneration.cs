using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Generation.Uploads;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Catalogue;

/// <summary>What would be made, as in the request for a job.</summary>
public sealed record QuoteGenerationRequest(
    string Prompt, int? Duration = null, string? AspectRatio = null, string? Model = null, IReadOnlyList<string>? ImageUrls = null)
{
    internal CreateGenerationRequest AsJob() => new(Prompt, Duration, AspectRatio, Model, ImageUrls);
}

internal sealed class QuoteGenerationValidator : AbstractValidator<QuoteGenerationRequest>
{
    public QuoteGenerationValidator()
    {
        var rules = new CreateGenerationValidator();
        RuleFor(request => request).Custom((request, context) =>
        {
            foreach (var failure in rules.Validate(request.AsJob()).Errors)
            {
                context.AddFailure(failure);
            }
        });
    }
}

/// <summary>What the job would be and cost. <paramref name="Affordable"/>: the credits at hand are enough.</summary>
public sealed record QuoteResponse(
    string Model, int Duration, string AspectRatio, int Images, long PriceCredits, long AvailableCredits, bool Affordable);

internal static class QuoteGeneration
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/generations/quote", HandleAsync)
        .AcceptsKeys(KeyScope.Generate, KeyScope.Read)
        .Describe(
            "quoteGeneration",
            "Price a video",
            "Checks a request as a job would be checked and says what it costs. Nothing is held or made.")
        .RepeatIsHarmless("It prices a video and makes none.")
        .WithExamples(new QuoteGenerationRequest("一只在雨中弹钢琴的猫", 5), new QuoteResponse("veo3", 5, "16:9", 0, 15, 135, true))
        .Produces<QuoteResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, GenerationProblems.ModelNotFound);

    private static async Task<Results<Ok<QuoteResponse>, ProblemHttpResult>> HandleAsync(
        QuoteGenerationRequest request, Caller caller, AppDbContext db, UploadedImages images, CancellationToken cancellationToken)
    {
        if (await db.ModelOnOffer(request.Model).FirstOrDefaultAsync(cancellationToken) is not { } model)
        {
            return GenerationProblems.ModelNotFound.Because($"'{request.Model}' is not on offer.");
        }

        if (GenerationSpec.Complete(request.AsJob(), model, out var spec) is { } problem)
        {
            return StandardProblems.Invalid(problem.Field, problem.Reason);
        }

        if (await images.LookAsync(caller.UserId, request.ImageUrls, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var available = (await db.AvailableCreditsOf(caller.UserId).SingleOrDefaultAsync(cancellationToken)).Value;
        return TypedResults.Ok(new QuoteResponse(
            model.Code,
            spec!.DurationSeconds,
            spec.AspectRatio,
            spec.ImageUrls.Count,
            model.PriceCredits.Value,
            available,
            available >= model.PriceCredits.Value));
    }
}
