using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

/// <summary>
/// Events of <paramref name="From"/> up to before <paramref name="To"/>. <paramref name="States"/> left out: <c>failed</c> and
/// <c>withheld</c>, that is, what never arrived.
/// </summary>
public sealed record RedeliverWebhooksRequest(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<WebhookDeliveryState>? States = null);

/// <summary>How many events go again. <paramref name="More"/>: there may be more; call again.</summary>
public sealed record RedeliverWebhooksResponse(int Count, bool More);

internal sealed class RedeliverWebhooksValidator : AbstractValidator<RedeliverWebhooksRequest>
{
    public RedeliverWebhooksValidator()
    {
        RuleFor(request => request.To).GreaterThan(request => request.From);
        RuleFor(request => request.States).Must(states => states is not { Count: 0 or > 10 });
    }
}

internal static class RedeliverWebhooks
{
    private static readonly WebhookDeliveryState[] NeverArrived = [WebhookDeliveryState.Failed, WebhookDeliveryState.Withheld];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/{id:guid}/redeliver", HandleAsync)
        .Describe(
            "redeliverWebhooks",
            "Send the events of a time again",
            "What happened in that time and never arrived, or what else states name, oldest first; each with its webhook-id of old.")
        .RepeatIsHarmless("Events may come twice, with the same webhook-id.")
        .WithExamples(
            new RedeliverWebhooksRequest(Examples.Time, Examples.Time.AddHours(6)), new RedeliverWebhooksResponse(12, false))
        .Produces<RedeliverWebhooksResponse>(StatusCodes.Status202Accepted)
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.NotFound, WebhookProblems.Disabled);

    private static async Task<Results<Accepted<RedeliverWebhooksResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RedeliverWebhooksRequest request,
        Caller caller,
        AppDbContext db,
        WebhookRedelivery redelivery,
        CancellationToken cancellationToken)
    {
        if (await redelivery.WhyNotAsync(id, caller.UserId, cancellationToken) is { } problem)
        {
            return problem;
        }

        var (from, to) = (request.From.ToUniversalTime(), request.To.ToUniversalTime());
        WebhookDeliveryState[] states = [.. request.States ?? NeverArrived];
        var count = await redelivery.SendAgainAsync(
            db.WebhookDeliveries.Where(row => row.EndpointId == id && row.UserId == caller.UserId
                && row.CreatedAt >= from && row.CreatedAt < to && states.Contains(row.State)),
            cancellationToken);
        return TypedResults.Accepted(string.Empty, new RedeliverWebhooksResponse(count, count == redelivery.Most));
    }
}
