using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

/// <summary>
/// <paramref name="OverlapHours"/>: for how long the old secret signs beside the new one. Left out: 24; 0 ends it at once.
/// </summary>
public sealed record RotateWebhookSecretRequest(int? OverlapHours = null);

internal sealed class RotateWebhookSecretValidator : AbstractValidator<RotateWebhookSecretRequest>
{
    public RotateWebhookSecretValidator(IOptions<WebhookOptions> options) =>
        RuleFor(request => request.OverlapHours).InclusiveBetween(0, options.Value.MaxOverlapHours);
}

internal static class RotateWebhookSecret
{
    private const int DefaultOverlapHours = 24;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/{id:guid}/rotate-secret", HandleAsync)
        .Describe(
            "rotateWebhookSecret",
            "Change the secret of a webhook endpoint",
            "Answers a new secret, once. Until the overlap is over, every delivery carries two signatures, one by each secret, so that a "
            + "receiver that knows either takes it.")
        .RepeatIsAnotherCall("Each call makes a new secret; of those before, only the last one goes on signing.")
        .WithExamples(new RotateWebhookSecretRequest(DefaultOverlapHours), WebhookEndpointResponses.SecretExample)
        .Produces<WebhookSecretResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.NotFound);

    private static async Task<IResult> HandleAsync(
        Guid id,
        RotateWebhookSecretRequest request,
        Caller caller,
        AppDbContext db,
        WebhookSecret secrets,
        IOptions<WebhookOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (now, secret) = (time.GetUtcNow(), WebhookSecret.New());
        var overlap = request.OverlapHours ?? Math.Min(DefaultOverlapHours, options.Value.MaxOverlapHours);
        DateTimeOffset? until = overlap > 0 ? now.AddHours(overlap) : null;
        var encrypted = secrets.Lock(secret);
        var own = db.WebhookEndpoints.Where(endpoint => endpoint.Id == id && endpoint.UserId == caller.UserId);
        var rotated = await own.ExecuteUpdateAsync(
            set => set
                .SetProperty(endpoint => endpoint.PreviousSecret, endpoint => until == null ? null : endpoint.Secret)
                .SetProperty(endpoint => endpoint.PreviousSecretUntil, until)
                .SetProperty(endpoint => endpoint.Secret, encrypted),
            cancellationToken);
        return rotated == 0
            ? StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.")
            : TypedResults.Ok(new WebhookSecretResponse(secret, (await own.AsNoTracking().SingleAsync(cancellationToken)).ToResponse(now)));
    }
}
