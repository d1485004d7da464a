using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

public sealed record ConfirmSecondFactorRequest(string Code);

/// <summary>Each is good for one log-in when the authenticator is lost. Shown once.</summary>
public sealed record RecoveryCodesResponse(IReadOnlyList<string> RecoveryCodes);

internal sealed class ConfirmSecondFactorValidator : AbstractValidator<ConfirmSecondFactorRequest>
{
    public ConfirmSecondFactorValidator() => RuleFor(request => request.Code).NotEmpty().MaximumLength(16);
}

internal static class ConfirmSecondFactor
{
    private const int RecoveryCodes = 10;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/me/second-factor/confirm", HandleAsync)
        .Describe(
            "confirmSecondFactor",
            "Confirm the second factor",
            "With a code of the authenticator. From now on a log-in wants a code; log in again with the next one.")
        .RepeatIsHarmless("The second call is refused: there is a second factor.")
        .Audited("second_factor.enable")
        .WithExamples(new ConfirmSecondFactorRequest("123456"), new RecoveryCodesResponse(["BCDFG-HJKMN", "PQRTV-WXY23"]))
        .Produces<RecoveryCodesResponse>()
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            SecondFactorProblems.WrongCode,
            SecondFactorProblems.Enabled,
            SecondFactorProblems.NotBegun,
            AuthProblems.LoginLocked);

    private static async Task<Results<Ok<RecoveryCodesResponse>, ProblemHttpResult>> HandleAsync(
        ConfirmSecondFactorRequest request,
        Caller caller,
        UserManager<User> users,
        CallerProof proof,
        AppDbContext db,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(caller.UserId.ToString()) is not { } user
            || await users.GetAuthenticatorKeyAsync(user) is null)
        {
            return SecondFactorProblems.NotBegun.Because("Begin with POST /me/second-factor.");
        }

        if (user.TwoFactorEnabled)
        {
            return SecondFactorProblems.Enabled.Because("It was confirmed before.");
        }

        if (await proof.ByCodeAsync(user, request.Code, cancellationToken) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await audit.WriteAsync(
            "user", user.Id.ToString(), new { secondFactor = false }, new { secondFactor = true }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new RecoveryCodesResponse([.. codes!]));
    }
}
