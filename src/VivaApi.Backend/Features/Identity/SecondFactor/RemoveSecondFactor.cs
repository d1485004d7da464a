using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

/// <summary>Password, and a code or one of the recovery codes.</summary>
public sealed record RemoveSecondFactorRequest(string Password, string? Code = null, string? RecoveryCode = null);

internal sealed class RemoveSecondFactorValidator : AbstractValidator<RemoveSecondFactorRequest>
{
    public RemoveSecondFactorValidator()
    {
        RuleFor(request => request.Password).NotEmpty().MaximumLength(128);
        RuleFor(request => request.Code).MaximumLength(16);
        RuleFor(request => request.RecoveryCode).MaximumLength(32);
    }
}

internal static class RemoveSecondFactor
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/me/second-factor/remove", HandleAsync)
        .Describe(
            "removeSecondFactor",
            "Remove the second factor",
            "Wants the password and a code, as a log-in does. Whoever has lost both authenticator and recovery codes asks the operator of "
            + "the server.")
        .RepeatIsHarmless("The second call is refused: there is none.")
        .Audited("second_factor.remove")
        .WithExamples(new RemoveSecondFactorRequest("a-long-password", "123456"), null)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            AuthProblems.WrongCredentials,
            SecondFactorProblems.CodeRequired,
            SecondFactorProblems.WrongCode,
            SecondFactorProblems.NotBegun,
            AuthProblems.LoginLocked);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        RemoveSecondFactorRequest request,
        Caller caller,
        UserManager<User> users,
        CallerProof proof,
        AppDbContext db,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(caller.UserId.ToString()) is not { TwoFactorEnabled: true } user)
        {
            return SecondFactorProblems.NotBegun.Because("There is none.");
        }

        if (await proof.ByPasswordAsync(user, request.Password, request.Code, request.RecoveryCode, cancellationToken) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await users.SetTwoFactorEnabledAsync(user, enabled: false);
        await db.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await audit.WriteAsync(
            "user", user.Id.ToString(), new { secondFactor = true }, new { secondFactor = false }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
