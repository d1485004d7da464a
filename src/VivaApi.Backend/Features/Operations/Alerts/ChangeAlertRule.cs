using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>What is left out stays. <paramref name="Severity"/>: <c>warning</c> or <c>critical</c>.</summary>
public sealed record ChangeAlertRuleRequest(
    bool? Enabled = null, bool? Notify = null, string? Severity = null, decimal? RaiseAt = null, decimal? RecoverAt = null);

internal sealed class ChangeAlertRuleValidator : AbstractValidator<ChangeAlertRuleRequest>
{
    private const decimal Largest = 1_000_000_000;

    public ChangeAlertRuleValidator()
    {
        RuleFor(request => request.Severity).Must(severity => severity is null || EnumText.TryParse<AlertSeverity>(severity, out _))
            .WithMessage("'severity' must be warning or critical.");
        RuleFor(request => request.RaiseAt).InclusiveBetween(0, Largest).PrecisionScale(18, 4, ignoreTrailingZeros: true);
        RuleFor(request => request.RecoverAt).InclusiveBetween(0, Largest).PrecisionScale(18, 4, ignoreTrailingZeros: true);
    }
}

internal static class ChangeAlertRule
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPatch("/alert-rules/{code}", HandleAsync)
        .Describe(
            "changeAlertRule",
            "Change when something is an alarm",
            "Counts from the next round of measuring, in every copy. A rule that is switched off ends its open alerts. For operators.")
        .RepeatIsHarmless("The second call finds done what it asks for.")
        .Audited("alert_rule.change")
        .WithExamples(new ChangeAlertRuleRequest(RaiseAt: 0.9m, RecoverAt: 0.85m), AlertResponses.RuleExample)
        .Produces<AlertRuleResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound);

    private static async Task<Results<Ok<AlertRuleResponse>, ProblemHttpResult>> HandleAsync(
        string code,
        ChangeAlertRuleRequest request,
        AppDbContext db,
        AlertRuleDesk desk,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await desk.LockAsync(code, cancellationToken) is not { } rule)
        {
            return StandardProblems.NotFound.Because("No rule has this code.");
        }

        if (!AlertRule.AreApart(rule.Direction, request.RaiseAt ?? rule.RaiseAt, request.RecoverAt ?? rule.RecoverAt, rule.Unit))
        {
            return StandardProblems.Invalid(
                "recoverAt",
                rule.Direction == AlertDirection.Above
                    ? "'recoverAt' must be below 'raiseAt'."
                    : "'recoverAt' must be above 'raiseAt'.");
        }

        var changed = await desk.ChangeAsync(rule, request, cancellationToken);
        await audit.WriteAsync("alert_rule", code, rule.ToResponse(), changed.ToResponse(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(changed.ToResponse());
    }
}
