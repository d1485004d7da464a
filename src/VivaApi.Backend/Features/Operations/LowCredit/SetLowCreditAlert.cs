using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.LowCredit;

/// <summary>Without <paramref name="ThresholdCredits"/>, the operator's threshold counts.</summary>
public sealed record SetLowCreditAlertRequest(bool Enabled, int? ThresholdCredits = null);

internal sealed class SetLowCreditAlertValidator : AbstractValidator<SetLowCreditAlertRequest>
{
    public SetLowCreditAlertValidator() =>
        RuleFor(request => request.ThresholdCredits).InclusiveBetween(0, LowCreditSetting.MaxThreshold);
}

internal static class SetLowCreditAlert
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/me/low-credit-alert", HandleAsync)
        .Describe(
            "setLowCreditAlert",
            "Choose when to be told that credits run low",
            "A threshold above what is left now brings a mail at once, unless one was written and the credits have not risen since.")
        .WithExamples(new SetLowCreditAlertRequest(true, 45), LowCreditAlerts.Example)
        .Produces<LowCreditAlertResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed);

    private static async Task<Ok<LowCreditAlertResponse>> HandleAsync(
        SetLowCreditAlertRequest request,
        Caller caller,
        AppDbContext db,
        QuotaChanges changes,
        IOptions<LowCreditOptions> options,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into low_credit_settings as s (user_id, enabled, threshold_credits)
             values ({caller.UserId}, {request.Enabled}, {request.ThresholdCredits})
             on conflict (user_id) do update set enabled = excluded.enabled, threshold_credits = excluded.threshold_credits
             """,
            cancellationToken);
        await changes.LookAgainAsync(caller.UserId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var setting = await db.Set<LowCreditSetting>().AsNoTracking()
            .SingleAsync(row => row.UserId == caller.UserId, cancellationToken);
        return TypedResults.Ok(LowCreditAlerts.Of(setting, options.Value));
    }
}
