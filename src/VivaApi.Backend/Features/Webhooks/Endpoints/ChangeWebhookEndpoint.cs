using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

/// <summary>What is left out stays as it is. <paramref name="Enabled"/> switches the endpoint on and off.</summary>
public sealed record ChangeWebhookEndpointRequest(
    string? Url = null, IReadOnlyList<string>? Events = null, string? Description = null, int? LowCredits = null, bool? Enabled = null);

internal sealed class ChangeWebhookEndpointValidator : AbstractValidator<ChangeWebhookEndpointRequest>
{
    public ChangeWebhookEndpointValidator(IOptions<WebhookOptions> options)
    {
        RuleFor(request => request.Url).WebhookUrl(options);
        RuleFor(request => request.Events).WebhookEventNames();
        RuleFor(request => request.Description).WebhookDescription();
        RuleFor(request => request.LowCredits).InclusiveBetween(1, WebhookRules.MostLowCredits);
    }
}

internal static class ChangeWebhookEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPatch("/{id:guid}", HandleAsync)
        .Describe(
            "changeWebhookEndpoint",
            "Change a webhook endpoint",
            "Only what is named changes. While it is switched off, events are kept and not sent; once it is on again, "
            + "redeliverWebhooks sends them. The secret stays.")
        .RepeatIsHarmless("The second call finds done what it asks for.")
        .WithExamples(new ChangeWebhookEndpointRequest(Enabled: true), WebhookEndpointResponses.Example)
        .Produces<WebhookEndpointResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.NotFound);

    private static async Task<Results<Ok<WebhookEndpointResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ChangeWebhookEndpointRequest request,
        Caller caller,
        AppDbContext db,
        WebhookSwitch endpoints,
        WebhookAlarms alarms,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var own = db.WebhookEndpoints.Where(endpoint => endpoint.Id == id && endpoint.UserId == caller.UserId);
        string[]? events = request.Events is null ? null : [.. request.Events.Distinct(StringComparer.Ordinal)];
        var changed = await own.ExecuteUpdateAsync(
            set => set
                .SetProperty(
                    endpoint => endpoint.FailingSince,
                    endpoint => request.Url != null && request.Url != endpoint.Url ? null : endpoint.FailingSince)
                .SetProperty(endpoint => endpoint.Url, endpoint => request.Url ?? endpoint.Url)
                .SetProperty(endpoint => endpoint.Events, endpoint => events ?? endpoint.Events)
                .SetProperty(endpoint => endpoint.Description, endpoint => request.Description ?? endpoint.Description)
                .SetProperty(endpoint => endpoint.LowCredits, endpoint => request.LowCredits ?? endpoint.LowCredits),
            cancellationToken);
        if (changed == 0)
        {
            return StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.");
        }

        if (request.Enabled == false)
        {
            await endpoints.DisableAsync(id, WebhookDisabling.Owner, cancellationToken);
        }
        else if (request.Enabled == true)
        {
            await own.Where(endpoint => endpoint.State == WebhookEndpointState.Disabled).ExecuteUpdateAsync(
                set => set
                    .SetProperty(endpoint => endpoint.State, WebhookEndpointState.Active)
                    .SetProperty(endpoint => endpoint.DisabledBecause, (WebhookDisabling?)null)
                    .SetProperty(endpoint => endpoint.DisabledAt, (DateTimeOffset?)null)
                    .SetProperty(endpoint => endpoint.FailingSince, (DateTimeOffset?)null),
                cancellationToken);
            await alarms.EnabledAsync(id, cancellationToken);
        }

        var endpoint = await own.AsNoTracking().SingleAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(endpoint.ToResponse(time.GetUtcNow()));
    }
}
