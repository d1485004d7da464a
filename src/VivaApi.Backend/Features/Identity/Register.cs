using FluentValidation;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Identity;

public sealed record RegisterRequest(string Email, string Password);

public sealed record RegisteredResponse(Guid Id, string Email);

internal sealed class RegisterValidator : AbstractValidator<RegisterRequest>
{
    public RegisterValidator()
    {
        RuleFor(request => request.Email).NotEmpty().MaximumLength(256).EmailAddress();
        RuleFor(request => request.Password).NotEmpty().MaximumLength(128);
    }
}

internal static class Register
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/register", HandleAsync)
        .AllowAnonymous()
        .Describe("register", "Register a customer", "Makes a log-in. Buying and generating need a token from logIn.")
        .RepeatIsHarmless("The second call is refused: somebody is registered with the address.")
        .WithExamples(new RegisterRequest("cat@example.com", "a-long-password"), new RegisteredResponse(Examples.Id, "cat@example.com"))
        .Produces<RegisteredResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, AuthProblems.PasswordTooWeak, AuthProblems.EmailTaken);

    private static async Task<IResult> HandleAsync(RegisterRequest request, UserManager<User> users, TimeProvider time)
    {
        var user = User.Register(request.Email.Trim(), time.GetUtcNow());
        var result = await users.CreateAsync(user, request.Password);
        if (result.Succeeded)
        {
            return TypedResults.Created("/api/v1/me", new RegisteredResponse(user.Id, user.Email!));
        }

        var reasons = string.Join(' ', result.Errors.Select(error => error.Description));
        return result.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal))
            ? AuthProblems.EmailTaken.Because("Log in instead, or use another address.")
            : AuthProblems.PasswordTooWeak.Because(reasons);
    }
}
