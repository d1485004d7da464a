using FluentValidation;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

/// <summary>
/// Where events are to go. <paramref name="Events"/> left out or empty: everything, also what later releases add.
/// <paramref name="LowCredits"/> left out: 30.
/// </summary>
public sealed record CreateWebhookEndpointRequest(
    string Url, IReadOnlyList<string>? Events = null, string? Description = null, int? LowCredits = null);

internal sealed class CreateWebhookEndpointValidator : AbstractValidator<CreateWebhookEndpointRequest>
{
    public CreateWebhookEndpointValidator(IOptions<WebhookOptions> options)
    {
        RuleFor(request => request.Url).NotEmpty();
        RuleFor(request => request.Url).WebhookUrl(options);
        RuleFor(request => request.Events).WebhookEventNames();
        RuleFor(request => request.Description).WebhookDescription();
        RuleFor(request => request.LowCredits).InclusiveBetween(1, WebhookRules.MostLowCredits);
    }
}

internal static class CreateWebhookEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(string.Empty, HandleAsync)
        .Describe(
            "createWebhookEndpoint",
            "Make a webhook endpoint",
            "Events are posted there as JSON, signed by the convention of Standard Webhooks with the secret that is answered once. A 2xx "
            + "within 15 seconds takes an event; anything else is tried again for three days, in ever longer pauses. Events may come "
            + "more than once (same webhook-id) and in any order.")
        .RepeatIsAnotherCall("A second call makes a second endpoint. If the answer got lost, find the endpoint in the list and delete it.")
        .WithExamples(
            new CreateWebhookEndpointRequest(
                WebhookEndpointResponses.Example.Url,
                WebhookEndpointResponses.Example.Events,
                WebhookEndpointResponses.Example.Description),
            WebhookEndpointResponses.SecretExample)
        .Produces<WebhookSecretResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, WebhookProblems.TooMany);

    private static async Task<IResult> HandleAsync(
        CreateWebhookEndpointRequest request,
        Caller caller,
        AppDbContext db,
        WebhookShelf shelf,
        WebhookSecret secrets,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await shelf.HasRoomAsync(caller.UserId, cancellationToken))
        {
            return WebhookProblems.TooMany.Because($"A customer has at most {shelf.Places}.");
        }

        var (now, secret) = (time.GetUtcNow(), WebhookSecret.New());
        var endpoint = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(now),
            UserId = caller.UserId,
            Url = request.Url,
            Description = request.Description,
            Events = [.. (request.Events ?? []).Distinct(StringComparer.Ordinal)],
            LowCredits = request.LowCredits ?? WebhookEndpoint.DefaultLowCredits,
            Secret = secrets.Lock(secret),
            State = WebhookEndpointState.Active,
            CreatedAt = now,
        };
        db.WebhookEndpoints.Add(endpoint);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created(
            $"/api/v1/webhook-endpoints/{endpoint.Id}", new WebhookSecretResponse(secret, endpoint.ToResponse(now)));
    }
}
