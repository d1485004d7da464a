using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VivaApi.Backend.Features.Identity.SecondFactor;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Identity.Privacy;

/// <summary>The password, and with a second factor a code; neither for an account that comes with a provider's tokens.</summary>
public sealed record DeleteMeRequest(string? Password = null, string? Code = null, string? RecoveryCode = null);

internal sealed class DeleteMeValidator : AbstractValidator<DeleteMeRequest>
{
    public DeleteMeValidator()
    {
        RuleFor(request => request.Password).MaximumLength(128);
        RuleFor(request => request.Code).MaximumLength(16);
        RuleFor(request => request.RecoveryCode).MaximumLength(32);
    }
}

internal static class DeleteMe
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/me", HandleAsync)
        .Describe(
            "deleteMe",
            "Delete my account",
            "For good. Address, prompts, pictures, videos, webhooks and keys are removed, log-ins end; the books stay, under a number. "
            + "Unspent credits are lost. Refused while an order can be paid, a refund is made or a video is being made. Take GET "
            + "/me/export before.")
        .Audited("account.delete")
        .WithExamples(new DeleteMeRequest("a-long-password"), null)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            AuthProblems.WrongCredentials,
            AuthProblems.LoginLocked,
            SecondFactorProblems.CodeRequired,
            SecondFactorProblems.WrongCode,
            StandardProblems.NotFound,
            AccountErasure.InUse);

    private static async Task<IResult> HandleAsync(
        [FromBody] DeleteMeRequest request,
        Caller caller,
        UserManager<User> users,
        CallerProof proof,
        AccountErasure erasure,
        CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(caller.UserId.ToString()) is { PasswordHash: not null } user
            && await proof.ByPasswordAsync(user, request.Password ?? string.Empty, request.Code, request.RecoveryCode, cancellationToken)
                is { } problem)
        {
            return problem;
        }

        return await erasure.EraseOwnAsync(caller.UserId, cancellationToken) ?? TypedResults.NoContent();
    }
}
