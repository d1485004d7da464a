using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

/// <summary>
/// Events of <paramref name="From"/> up to before <paramref name="To"/>. <paramref name="States"/> left out: <c>failed</c> and
/// <c>withheld</c>, that is, what never arrived. <paramref name="Cursor"/>: the <c>nextCursor</c> of the call before.
/// </summary>
public sealed record RedeliverWebhooksRequest(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<WebhookDeliveryState>? States = null, string? Cursor = null);

/// <summary>
/// How many events go again. <paramref name="More"/>: there may be more; call again with <paramref name="NextCursor"/>, which is null
/// otherwise.
/// </summary>
public sealed record RedeliverWebhooksResponse(int Count, bool More, string? NextCursor);

internal sealed class RedeliverWebhooksValidator : AbstractValidator<RedeliverWebhooksRequest>
{
    public RedeliverWebhooksValidator()
    {
        RuleFor(request => request.To).GreaterThan(request => request.From);
        RuleFor(request => request.Cursor).Must(cursor => cursor is null || Cursor.Read(cursor) is not null)
            .WithMessage("'cursor' must be a nextCursor of an earlier call.");
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
            new RedeliverWebhooksRequest(Examples.Time, Examples.Time.AddHours(6)), new RedeliverWebhooksResponse(12, false, null))
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
        var after = request.Cursor is { } cursor ? Cursor.Read(cursor) : null;
        var (count, last) = await redelivery.SendAgainAsync(
            db.WebhookDeliveries.Where(row => row.EndpointId == id && row.UserId == caller.UserId
                && row.CreatedAt >= from && row.CreatedAt < to && states.Contains(row.State) && (after == null || row.Id > after)),
            cancellationToken);
        return TypedResults.Accepted(
            $"/api/v1/webhook-endpoints/{id}/deliveries",
            new RedeliverWebhooksResponse(count, last is not null, last is { } one ? Cursor.Of(one) : null));
    }
}
