using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary><paramref name="OverlapMinutes"/>: how long the old key works beside the new one; 0 ends it at once.</summary>
public sealed record RotateApiKeyRequest(int OverlapMinutes = 60);

internal sealed class RotateApiKeyValidator : AbstractValidator<RotateApiKeyRequest>
{
    public RotateApiKeyValidator(IOptions<ApiKeyOptions> options) =>
        RuleFor(request => request.OverlapMinutes).InclusiveBetween(0, options.Value.MaxOverlapMinutes);
}

internal static class RotateApiKey
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api-keys/{id:guid}/rotate", HandleAsync)
        .Describe(
            "rotateApiKey",
            "Replace an API key",
            "Answers a new key with all that the old one may do. Both work until the overlap is over, then only the new one.")
        .RepeatIsHarmless("A key is replaced once. If the answer got lost, rotate the key that replaced it.")
        .WithExamples(new RotateApiKeyRequest(), ApiKeyResponses.NewExample)
        .Produces<NewApiKeyResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.NotFound, ApiKeyProblems.NotActive);

    private static async Task<IResult> HandleAsync(
        Guid id,
        RotateApiKeyRequest request,
        Caller caller,
        AppDbContext db,
        ApiKeyRotation rotation,
        CancellationToken cancellationToken)
    {
        var old = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(
            key => key.Id == id && key.UserId == caller.UserId, cancellationToken);
        if (old is null)
        {
            return StandardProblems.NotFound.Because("No key of yours has this id.");
        }

        return await rotation.ReplaceAsync(old, TimeSpan.FromMinutes(request.OverlapMinutes), cancellationToken) is { } made
            ? TypedResults.Created($"/api/v1/api-keys/{made.ApiKey.Id}", made)
            : ApiKeyProblems.NotActive.Because("Rotate the key that replaced it, or make a new one.");
    }
}
