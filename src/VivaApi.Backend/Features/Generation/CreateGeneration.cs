using FluentValidation;
using VivaApi.Backend.Features.Generation.Uploads;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Generation;

/// <summary>
/// What to make. <paramref name="Duration"/> is in seconds. What is left out is the model's default; without a model, the first on offer.
/// </summary>
public sealed record CreateGenerationRequest(
    string Prompt, int? Duration = null, string? AspectRatio = null, string? Model = null, IReadOnlyList<string>? ImageUrls = null);

internal sealed class CreateGenerationValidator : AbstractValidator<CreateGenerationRequest>
{
    public CreateGenerationValidator()
    {
        RuleFor(request => request.Prompt).NotEmpty().PlainText(GenerationJob.MaxPromptLength);
        RuleFor(request => request.AspectRatio).PlainText(10);
        RuleFor(request => request.Model).PlainText(64);
        RuleForEach(request => request.ImageUrls).NotEmpty().PlainText(2_048).Must(BeHttpOrUpload).WithMessage(
            "'imageUrls' must be http or https addresses, or the imageUrl of an upload.");
    }

    private static bool BeHttpOrUpload(string? url) =>
        (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        || (url is not null && UploadedImages.IsName(url));
}

internal static class CreateGeneration
{
    /// <summary>The scope of its Idempotency-Keys.</summary>
    public const string Route = "POST /generations";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/generations", HandleAsync)
        .Describe("createGeneration", "Generate a video", "Holds the price, queues the job and answers at once; follow it at the Location.")
        .WithExamples(new CreateGenerationRequest("一只在雨中弹钢琴的猫", 5), GenerationResponses.Example(GenerationState.Queued))
        .Produces<GenerationResponse>(StatusCodes.Status202Accepted)
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            GenerationProblems.InsufficientCredits,
            GenerationProblems.QuotaExhausted,
            GenerationProblems.ModelNotFound,
            GenerationProblems.UpstreamUnavailable,
            StandardProblems.Unavailable)
        .NeedsIdempotencyKey();

    private static async Task<IResult> HandleAsync(
        CreateGenerationRequest request,
        Caller caller,
        HttpContext context,
        GenerationEntrance entrance,
        GenerationDesk desk,
        CancellationToken cancellationToken) =>
        await entrance.RefusalAsync(caller.UserId, request, cancellationToken) is { } refusal
            ? refusal
            : await desk.AcceptAsync(context, caller.UserId, request, cancellationToken);
}
