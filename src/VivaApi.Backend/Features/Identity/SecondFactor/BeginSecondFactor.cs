using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

public sealed record BeginSecondFactorRequest(string Password);

/// <summary>
/// The secret in base32, and the same as an <c>otpauth://</c> address for a QR code (SHA-1, six digits, 30 seconds). Shown once.
/// </summary>
public sealed record SecondFactorSecretResponse(string Secret, string OtpauthUri);

internal sealed class BeginSecondFactorValidator : AbstractValidator<BeginSecondFactorRequest>
{
    public BeginSecondFactorValidator() => RuleFor(request => request.Password).NotEmpty().MaximumLength(128);
}

internal static class BeginSecondFactor
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/me/second-factor", HandleAsync)
        .Describe(
            "beginSecondFactor",
            "Set up a second factor",
            "Makes a secret for an authenticator app and shows it once. Nothing changes for the log-in until a code of it was confirmed.")
        .RepeatIsHarmless("The second call makes another secret in place of the first.")
        .WithExamples(
            new BeginSecondFactorRequest("a-long-password"),
            new SecondFactorSecretResponse(
                "JBSWY3DPEHPK3PXP", "otpauth://totp/VivaApi:cat%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=VivaApi&digits=6"))
        .Produces<SecondFactorSecretResponse>()
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            AuthProblems.WrongCredentials,
            AuthProblems.LoginLocked,
            AuthProblems.NoPassword,
            SecondFactorProblems.Enabled);

    private static async Task<Results<Ok<SecondFactorSecretResponse>, ProblemHttpResult>> HandleAsync(
        BeginSecondFactorRequest request,
        Caller caller,
        UserManager<User> users,
        CallerProof proof,
        IOptions<AuthOptions> options,
        CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(caller.UserId.ToString()) is not { TwoFactorEnabled: false } user)
        {
            return SecondFactorProblems.Enabled.Because("Remove it first.");
        }

        if (await proof.ByPasswordAsync(user, request.Password, null, null, cancellationToken) is { } problem)
        {
            return problem;
        }

        await users.ResetAuthenticatorKeyAsync(user);
        var secret = (await users.GetAuthenticatorKeyAsync(user))!;
        var issuer = Uri.EscapeDataString(options.Value.SecondFactorIssuer);
        return TypedResults.Ok(new SecondFactorSecretResponse(
            secret, $"otpauth://totp/{issuer}:{Uri.EscapeDataString(user.Email!)}?secret={secret}&issuer={issuer}&digits=6"));
    }
}
